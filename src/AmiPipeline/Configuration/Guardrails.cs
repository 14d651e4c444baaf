using AmiPipeline.Sharing;

namespace AmiPipeline.Configuration;

/// <summary>What requests may use, whoever starts them. PlanImage refuses anything else before it touches anything, and IAM does after it.</summary>
public sealed record Guardrails
{
    /// <summary>The word for the deployment's own account among <see cref="Accounts"/> and owners.</summary>
    public const string Self = "self";

    /// <summary>The word for Amazon as an owner of images.</summary>
    public const string Amazon = "amazon";

    /// <summary>The KMS keys that new snapshots may come under: key ARNs, in which <c>*</c> stands for any characters as in IAM. Null: every key of the deployment's account and Region.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>The Regions in which images may be made. Null: the deployment's own.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>The owners whose images and snapshots may be a source: <c>self</c>, <c>amazon</c> or account ids. Null: <c>self</c> and <c>amazon</c>.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The Systems Manager parameters that may name a source image: names, in which <c>*</c> stands for any characters as in IAM. Null: every parameter of the account and Region, and those that AWS publishes.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>What requests may have point to their images. Default: nothing.</summary>
    public PublishGuardrails Publish { get; init; } = new();

    /// <summary>The name families whose older images requests may let go, in every account and Region: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> RetentionFamilies { get; init; } = [];

    /// <summary>
    /// The organizations that other accounts must belong to. All their accounts may send events (<c>aws:PrincipalOrgID</c>), and no others; of
    /// <see cref="Roles"/>, those outside them cannot be assumed (<c>aws:ResourceOrgID</c>). Default, empty: the accounts of <see cref="Roles"/> may send
    /// events, and all of these may be assumed.
    /// </summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>The roles of other accounts that the pipeline may assume; if <see cref="Organizations"/> are given, only in those. Default: none.</summary>
    public IReadOnlyList<AllowedRole> Roles { get; init; } = [];

    /// <summary>With whom images may be shared for good: account ids, and ARNs of organizations and organizational units. Default: nobody.</summary>
    public IReadOnlyList<string> ShareWith { get; init; } = [];

    /// <summary>Whether images may be shared with an account, an organization or an organizational unit.</summary>
    /// <param name="holder">The account's id, or the ARN.</param>
    public bool AllowsSharing(string holder) => ShareWith.Contains(holder);

    /// <summary>The accounts with which images may be shared.</summary>
    public IReadOnlyList<string> AccountsToShareWith() => [.. ShareWith.Where(holder => !Arn.IsClaimedBy(holder))];

    /// <summary>Whether new snapshots may come under a key.</summary>
    /// <param name="keyArn">The key's ARN.</param>
    /// <param name="location">The deployment's account and Region.</param>
    public bool AllowsKey(string keyArn, AwsLocation location) => Keys is null
        ? Arn.TryParse(keyArn, out var arn) && arn.Service == "kms" && arn.Location() == location
        : Keys.Any(pattern => Wildcard.Matches(pattern, keyArn));

    /// <summary>Whether images may be made in a Region.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="location">The deployment's account and Region.</param>
    public bool AllowsRegion(string region, AwsLocation location) => RegionsFor(location).Contains(region);

    /// <summary>The Regions in which images may be made: <see cref="Regions"/>, or what its absence means.</summary>
    /// <param name="location">The deployment's account and Region.</param>
    public IReadOnlyList<string> RegionsFor(AwsLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Regions ?? [location.Region];
    }

    /// <summary>Whether an owner's images and snapshots may be a source.</summary>
    /// <param name="ownerId">The owner's account id.</param>
    /// <param name="ownerAlias">The owner's alias, if EC2 has one.</param>
    /// <param name="location">The deployment's account and Region.</param>
    public bool AllowsOwner(string ownerId, string? ownerAlias, AwsLocation location) =>
        AllowedAccounts().Any(account => IsOwner(account, ownerId, ownerAlias, location));

    /// <summary>Whether a parameter may name a source image.</summary>
    /// <param name="name">The parameter's name, without a version or a label.</param>
    public bool AllowsParameter(string name) => Parameters?.Any(pattern => Wildcard.Matches(pattern, name)) ?? true;

    /// <summary>Whether older images of a family may go.</summary>
    /// <param name="family">The family's name.</param>
    public bool AllowsRetention(string family) => RetentionFamilies.Any(pattern => Wildcard.Matches(pattern, family));

    /// <summary>The owners whose images and snapshots may be a source: <see cref="Accounts"/>, or what its absence means.</summary>
    public IReadOnlyList<string> AllowedAccounts() => Accounts ?? [Self, Amazon];

    /// <summary>Whether an owner is the one that a word or an account id means.</summary>
    internal static bool IsOwner(string word, string ownerId, string? ownerAlias, AwsLocation location) => word switch
    {
        Self => ownerId == location.AccountId,
        Amazon => ownerAlias == Amazon,
        _ => ownerId == word,
    };
}
