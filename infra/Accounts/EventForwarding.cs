using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using AmiPipeline.Events;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Sharing;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace AmiPipeline.Infra.Accounts;

/// <summary>Sends the Region's events of new images to the pipeline's bus, and keeps what the bus does not take.</summary>
internal static class EventForwarding
{
    /// <summary>Makes the rule, the role that it sends with, and the queue of what could not be sent.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="props">Where the pipeline is.</param>
    public static void Make(Stack stack, OtherAccountProps props)
    {
        var names = new PipelineNames(stack, props.Pipeline);
        var ruleName = $"{names.Pipeline}-NewImages";
        var bus = $"arn:{stack.Partition}:events:{props.PipelineRegion ?? stack.Region}:{props.PipelineAccount}:event-bus/{PipelineNames.BusOf(props.Pipeline)}";
        var role = new Role(stack, "EventsRole", new RoleProps
        {
            Path = PipelineRoles.Path,
            RoleName = names.Role("ImageEvents"),
            Description = $"Sends events of new images to {names.Pipeline}.",
            AssumedBy = new ServicePrincipal("events.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Send"] = new(new PolicyDocumentProps { Statements = [new(new PolicyStatementProps { Sid = "Send", Actions = ["events:PutEvents"], Resources = [bus] })] }),
            },
        });
        _ = new CfnRule(stack, "NewImages", new CfnRuleProps
        {
            Name = ruleName,
            Description = $"New and tagged images of this account and Region, for {names.Pipeline}.",
            EventPattern = Pattern(stack),
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Pipeline",
                    Arn = bus,
                    RoleArn = role.RoleArn,
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = Unsent(stack, props.Pipeline, ruleName).QueueArn },
                },
            },
        });
    }

    private static Dictionary<string, object> Pattern(Stack stack) => new()
    {
        // Not what other accounts send here: what comes from one account is sent on by that account.
        ["account"] = new[] { stack.Account },
        ["$or"] = new[]
        {
            new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.ec2" },
                ["detail-type"] = new[] { ImageEvent.DetailType },
                ["detail"] = new Dictionary<string, object> { ["State"] = new[] { "available" } },
            },
            new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.tag" },
                ["detail-type"] = new[] { ImageEvent.TagChangeDetailType },
                ["detail"] = new Dictionary<string, object> { ["service"] = new[] { "ec2" }, ["resource-type"] = new[] { "image" } },
            },
        },
    };

    // Encrypted under SQS's own key: events are no secrets, and a key of this account would need a policy and cost more than all the rest.
    private static Queue Unsent(Stack stack, PipelineName pipeline, string ruleName)
    {
        var queue = new Queue(stack, "Unsent", new QueueProps
        {
            QueueName = $"{pipeline.SourceRole}-Unsent",
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Unsent",
            Principals = [new ServicePrincipal("events.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [queue.QueueArn],
            Conditions = new Dictionary<string, object>
            {
                // By its name: the rule names the queue already.
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = stack.FormatArn(new ArnComponents { Service = "events", Resource = "rule", ResourceName = ruleName }) },
            },
        }));
        return queue;
    }
}
