using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Why the pipeline does not get into another account through its role there, for a person: what follows the account's field or the word "account".</summary>
internal static class RoleRefusal
{
    /// <summary>The deployment names no such role.</summary>
    public static string NotAllowed(string accountId, string roleName) =>
        $"is {accountId}, where the pipeline may assume no role {roleName}; guardrails.roles of the deployment's configuration must name it with its external id";

    /// <summary>The account refuses.</summary>
    public static string NotAssumed(string accountId, AllowedRole role, string reason, string homeAccountId) =>
        $"is {accountId}, whose role {role.Arn} cannot be assumed: {reason} "
        + $"The role must exist, and its trust policy must name account {homeAccountId} and the external id of guardrails.roles";
}
