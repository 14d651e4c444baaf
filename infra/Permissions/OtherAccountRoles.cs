using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Assuming the roles of other accounts, each only with its external id and, if the deployer names organizations, only in them.</summary>
internal static class OtherAccountRoles
{
    /// <summary>A statement for each role through which a source is shared; none if no account has one.</summary>
    /// <param name="configuration">What the deployer decides.</param>
    public static IEnumerable<PolicyStatement> AssumeSources(DeploymentConfiguration configuration) => Assume("Source", configuration.SourceRoles(), configuration.Guardrails);

    /// <summary>A statement for each role that copies are made with; none if no account has one.</summary>
    /// <param name="configuration">What the deployer decides.</param>
    public static IEnumerable<PolicyStatement> AssumeTargets(DeploymentConfiguration configuration) => Assume("Target", configuration.TargetRoles(), configuration.Guardrails);

    private static IEnumerable<PolicyStatement> Assume(string kind, IEnumerable<AllowedRole> roles, Guardrails guardrails) => roles
        .Select(role => Grants.Statement($"Assume{kind}{role.AccountId()}", ["sts:AssumeRole"], [role.Arn], Conditions(role, guardrails)));

    private static Dictionary<string, object> Conditions(AllowedRole role, Guardrails guardrails) => guardrails.Organizations.Count == 0
        ? Grants.StringEquals(("sts:ExternalId", role.ExternalId))
        : Grants.StringEquals(("sts:ExternalId", role.ExternalId), ("aws:ResourceOrgID", guardrails.Organizations.ToArray()));
}
