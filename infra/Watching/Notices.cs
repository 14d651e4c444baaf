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

/// <summary>The topic that notifies people of executions that failed, from Step Functions' own events, and of alarms.</summary>
internal sealed class Notices : Construct
{
    // CDK does not look for fields in what a condition chooses: there they are named as CDK names them in the rest of the text.
    private const string Region = "<region>";
    private const string Name = "<detail-name>";

    /// <summary>Makes the topic.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="key">Its key.</param>
    /// <param name="emails">Recipients; each has to confirm once.</param>
    /// <param name="reports">Where the reports of the pipeline's executions are; null if none are stored.</param>
    public Notices(Construct scope, PipelineNames names, IKey key, IReadOnlyList<string> emails, StoredReports? reports)
        : base(scope, "Notices")
    {
        Topic = new Topic(this, "Topic", new TopicProps { DisplayName = names.Pipeline, MasterKey = key, EnforceSSL = true });
        Allow("Alarms", "cloudwatch.amazonaws.com", names.Alarms);
        foreach (var email in emails)
        {
            Topic.AddSubscription(new EmailSubscription(email));
        }

        string[] others = [names.CleanUpStateMachineArn, names.ArnOfStateMachine(names.FleetStateMachine)];
        var text = Text(this, "Console", names.Pipeline);
        if (reports is null)
        {
            OnFailedExecution("EndedBadly", "Target", names.Pipeline, text, EndedExecutions.Pattern([names.StateMachineArn, .. others]));
        }
        else
        {
            OnFailedExecution("EndedBadly", "Target", names.Pipeline, text, EndedExecutions.Pattern(others));
            var ofExecution = Text(this, "ConsoleWithReport", names.Pipeline);
            OnFailedExecution("EndedWithReport", "TargetWithReport", names.Pipeline, $"{ofExecution} Report: {reports.Link(this, "Report", Name, Region)}", EndedExecutions.Pattern(hasPlus: false, names.StateMachineArn));
            // EventBridge escapes nothing, and a browser reads a plus sign in a query as a space. Nothing else that names may have needs it (Step Functions API Reference, StartExecution).
            OnFailedExecution("EndedWithPlus", "TargetWithPlus", names.Pipeline, $"{ofExecution} Report: {reports.UriOf(Name)}", EndedExecutions.Pattern(hasPlus: true, names.StateMachineArn));
        }
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    private void OnFailedExecution(string id, string target, string pipeline, string text, EventPattern pattern)
    {
        var rule = new Rule(this, id, new RuleProps
        {
            Description = $"{pipeline}: executions that did not succeed, for people",
            EventPattern = pattern,
            // By its ARN, so that CDK adds no statement without a condition.
            Targets = [new SnsTopic(Amazon.CDK.AWS.SNS.Topic.FromTopicArn(this, target, Topic.TopicArn), new SnsTopicProps { Message = RuleTargetInput.FromText(text) })],
        });
        Allow(id, "events.amazonaws.com", rule.RuleArn);
    }

    // EventBridge User Guide, eb-use-conditions; SNS Developer Guide, access policies: both services name whose rule or alarm it is.
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

    // What the event holds for certain; the cause, which it need not hold, is one click away if the partition has a public console.
    private static string Text(Construct scope, string console, string pipeline)
    {
        var (name, status, arn, region) = (At("$.detail.name"), At("$.detail.status"), At("$.detail.executionArn"), At("$.region"));
        var place = PartitionChoice.Make(scope, console, partition => partition.ConsoleHost is { } host
            ? $"https://{Region}.{host}/states/home?region={Region}#/v2/executions/details/<detail-executionArn>"
            : "the Step Functions console");
        return $"{pipeline}: the execution {name} in {region} is {status}: {arn}. Error, cause and every state: {place}";
    }

    private static string At(string path) => EventField.FromPath(path);
}
