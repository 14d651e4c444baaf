using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Triggers;
using Constructs;

namespace AmiPipeline.Infra.Watching;

/// <summary>The topic that tells people: of executions that ended badly, from Step Functions' own events, and of alarms.</summary>
internal sealed class Notices : Construct
{
    /// <summary>Makes the topic.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="key">Its key.</param>
    /// <param name="emails">Recipients; each has to confirm once.</param>
    public Notices(Construct scope, PipelineNames names, IKey key, IReadOnlyList<string> emails)
        : base(scope, "Notices")
    {
        Topic = new Topic(this, "Topic", new TopicProps { DisplayName = names.Pipeline, MasterKey = key, EnforceSSL = true });
        Allow("Alarms", "cloudwatch.amazonaws.com", names.Alarms);
        foreach (var email in emails)
        {
            Topic.AddSubscription(new EmailSubscription(email));
        }

        var rule = new Rule(this, "EndedBadly", new RuleProps
        {
            Description = $"{names.Pipeline}: executions that ended badly, for people",
            EventPattern = EndedExecutions.Pattern(names.StateMachineArn, names.CleanUpStateMachineArn, names.ArnOfStateMachine(names.FleetStateMachine)),
            // By its ARN, so that CDK adds no statement without a condition.
            Targets = [new SnsTopic(Amazon.CDK.AWS.SNS.Topic.FromTopicArn(this, "Target", Topic.TopicArn), new SnsTopicProps { Message = RuleTargetInput.FromText(Text(this, names.Pipeline)) })],
        });
        Allow("EndedBadly", "events.amazonaws.com", rule.RuleArn);
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    // EventBridge User Guide, eb-use-conditions; SNS Developer Guide, access policies: both services tell whose rule or alarm it is.
    private void Allow(string sid, string service, string sourceArn) => Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = sid,
        Principals = [new ServicePrincipal(service)],
        Actions = ["sns:Publish"],
        Resources = [Topic.TopicArn],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
            ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = sourceArn },
        },
    }));

    // What the event holds for certain; the cause, which it need not hold, is one click away where the partition has a public console.
    private static string Text(Construct scope, string pipeline)
    {
        var (name, status, arn, region) = (At("$.detail.name"), At("$.detail.status"), At("$.detail.executionArn"), At("$.region"));
        // CDK does not look for fields in what a condition chooses: there they are named as CDK names them in the rest of the text.
        var place = PartitionChoice.Make(scope, "Console", partition => partition.ConsoleHost is { } host
            ? $"https://<region>.{host}/states/home?region=<region>#/v2/executions/details/<detail-executionArn>"
            : "the Step Functions console");
        return $"{pipeline}: the execution {name} in {region} is {status}: {arn}. Error, cause and every state: {place}";
    }

    private static string At(string path) => EventField.FromPath(path);
}
