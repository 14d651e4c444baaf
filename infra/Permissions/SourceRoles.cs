using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Assuming the roles through which sources of other accounts are shared, each only with its external id and, where the deployer names organizations, only in them.</summary>
internal static class SourceRoles
{
    /// <summary>A statement for each role; none where no account has one.</summary>
    /// <param name="configuration">What the deployer decides.</param>
    public static IEnumerable<PolicyStatement> Assume(DeploymentConfiguration configuration) => configuration.SourceRoles()
        .Select(role => Grants.Statement($"AssumeSource{role.AccountId()}", ["sts:AssumeRole"], [role.Arn], Conditions(role, configuration.Guardrails)));

    private static Dictionary<string, object> Conditions(AllowedRole role, Guardrails guardrails) => guardrails.Organizations.Count == 0
        ? Grants.StringEquals(("sts:ExternalId", role.ExternalId))
        : Grants.StringEquals(("sts:ExternalId", role.ExternalId), ("aws:ResourceOrgID", guardrails.Organizations.ToArray()));
}
