using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Assuming the roles through which sources of other accounts are shared, each only with its external id and, where the deployer names organizations, only in them.</summary>
internal static class SourceRoles
{
    /// <summary>A statement for each role; none where no account has one.</summary>
    /// <param name="guardrails">What the deployer allows.</param>
    public static IEnumerable<PolicyStatement> Assume(Guardrails guardrails) =>
        guardrails.Roles.Where(role => role.Name() == SourceAccess.RoleName)
            .Select(role => Grants.Statement($"AssumeSource{role.AccountId()}", ["sts:AssumeRole"], [role.Arn], Conditions(role, guardrails)));

    private static Dictionary<string, object> Conditions(AllowedRole role, Guardrails guardrails) => guardrails.Organizations.Count == 0
        ? Grants.StringEquals(("sts:ExternalId", role.ExternalId))
        : Grants.StringEquals(("sts:ExternalId", role.ExternalId), ("aws:ResourceOrgID", guardrails.Organizations.ToArray()));
}
