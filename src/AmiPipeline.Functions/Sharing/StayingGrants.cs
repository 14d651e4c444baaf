using Amazon.KeyManagementService.Model;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Finds the grants by which an account may still use a key, although it loses an image that is under it: it has made them itself, for Auto Scaling for one. Pure.</summary>
/// <remarks>
/// They are named, and never revoked: such a grant may as well serve images that the account may use by the key's policy, or of somebody else's, and the permission
/// to revoke one extends to every grant on the key, those of running instances too (kms:RevokeGrant knows no condition on whose it is).
/// </remarks>
internal static class StayingGrants
{
    /// <summary>What the names of grants begin with that the pipeline gives for good; an image follows.</summary>
    public const string Shared = PipelineTags.Prefix + "shared:";

    /// <summary>Those of accounts that lose an image.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="grants">All grants on it.</param>
    /// <param name="name">The name of those that the pipeline has given for the image.</param>
    /// <param name="sharing">Who loses the image, and who is to have it, whether they have it yet or not.</param>
    public static IEnumerable<GrantThatStays> Find(string keyArn, List<GrantListEntry> grants, string name, SharingPlan sharing)
    {
        // Nobody here knows which accounts are in an organization.
        var mayBeAny = sharing.Revoked.Any(Arn.IsClaimedBy);
        var owner = Arn.Parse(keyArn).AccountId;
        foreach (var grant in grants)
        {
            if (IsAPersons(grant) && PartyOf(grant, owner) is var party && party != owner && (mayBeAny || sharing.IsRevokedFor(party)) && !sharing.Accounts.Contains(party)
                && !grants.Exists(other => IsOfAnImage(other, party) && !(other.Name == name && sharing.IsRevokedFor(party))))
            {
                yield return new GrantThatStays(keyArn, grant.GrantId, party, grant.GranteePrincipal);
            }
        }
    }

    /// <summary>The account of a principal, which KMS gives as an ARN or as a number.</summary>
    public static string AccountOf(string principal) => Arn.TryParse(principal, out var arn) ? arn.AccountId : principal;

    // Those of EBS are for a session or a service, and end with the volume.
    private static bool IsAPersons(GrantListEntry grant) =>
        grant.Name?.StartsWith(PipelineTags.Prefix, StringComparison.Ordinal) != true && Arn.TryParse(grant.GranteePrincipal, out var grantee) && grantee.Service == "iam";

    // The owner knows its own grants. Those to a service's role are made for launching.
    private static string PartyOf(GrantListEntry grant, string owner) =>
        grant.IssuingAccount is { } issuer && AccountOf(issuer) != owner ? AccountOf(issuer)
        : grant.GranteePrincipal.Contains(":role/aws-service-role/", StringComparison.Ordinal) ? AccountOf(grant.GranteePrincipal)
        : owner;

    // What the account may still launch, its grant serves.
    private static bool IsOfAnImage(GrantListEntry grant, string account) => grant.Name?.StartsWith(Shared, StringComparison.Ordinal) == true && AccountOf(grant.GranteePrincipal) == account;
}
