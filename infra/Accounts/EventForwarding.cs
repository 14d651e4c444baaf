using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace AmiPipeline.Infra.Accounts;

/// <summary>Sends the Region's events of new images to the pipeline's bus.</summary>
internal static class EventForwarding
{
    /// <summary>Makes the rule, and the role that it sends with.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="options">Where the pipeline is.</param>
    public static void Make(Stack stack, AccountOptions options)
    {
        var bus = $"arn:{stack.Partition}:events:{options.PipelineRegion ?? stack.Region}:{options.PipelineAccount}:event-bus/{PipelineNames.Bus}";
        var role = new Role(stack, "EventsRole", new RoleProps
        {
            Path = PipelineNames.RolePath,
            RoleName = PipelineNames.Role(stack, "ImageEvents"),
            Description = "Sends events of new images to AmiPipeline.",
            AssumedBy = new ServicePrincipal("events.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Send"] = new(new PolicyDocumentProps { Statements = [new(new PolicyStatementProps { Sid = "Send", Actions = ["events:PutEvents"], Resources = [bus] })] }),
            },
        });
        _ = new CfnRule(stack, "NewImages", new CfnRuleProps
        {
            Name = "AmiPipeline-NewImages",
            Description = "New images of this account and Region, for AmiPipeline.",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.ec2" },
                ["detail-type"] = new[] { "EC2 AMI State Change" },
                // Not what other accounts send here: what comes from one account is sent on by that account.
                ["account"] = new[] { stack.Account },
                ["detail"] = new Dictionary<string, object> { ["State"] = new[] { "available" } },
            },
            Targets = new[] { new CfnRule.TargetProperty { Id = "Pipeline", Arn = bus, RoleArn = role.RoleArn } },
        });
    }
}
