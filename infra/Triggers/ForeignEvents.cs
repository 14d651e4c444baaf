using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Foundation;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>The bus to which source accounts send their images' events.</summary>
internal static class ForeignEvents
{
    /// <summary>Makes the bus, which takes events of the deployer's organizations alone or, if there are none, of the accounts whose images may be shared with the pipeline.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="configuration">What the deployer decides.</param>
    /// <returns>The bus; null if no other account may send anything.</returns>
    public static EventBus? Make(Construct scope, DeploymentConfiguration configuration)
    {
        var guardrails = configuration.Guardrails;
        var accounts = configuration.SourceRoles().Select(role => role.AccountId()).Distinct().ToList();
        if (guardrails.Organizations.Count == 0 && accounts.Count == 0)
        {
            return null;
        }

        var bus = new EventBus(scope, "Bus", new EventBusProps { EventBusName = PipelineNames.BusOf(configuration.Name) });
        _ = new CfnEventBusPolicy(scope, "BusPolicy", new CfnEventBusPolicyProps
        {
            EventBusName = bus.EventBusName,
            StatementId = "SourceAccounts",
            Statement = new PolicyStatement(new PolicyStatementProps
            {
                Sid = "SourceAccounts",
                Principals = guardrails.Organizations.Count > 0 ? [new AnyPrincipal()] : [.. accounts.Select(account => new AccountPrincipal(account))],
                Actions = ["events:PutEvents"],
                Resources = [bus.EventBusArn],
                Conditions = guardrails.Organizations.Count > 0
                    ? new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalOrgID"] = guardrails.Organizations.ToArray() } }
                    : null,
            }).ToStatementJson(),
        });
        return bus;
    }
}
