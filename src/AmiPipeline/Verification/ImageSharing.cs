using System.Text.Json.Serialization;
using AmiPipeline.Sharing;

namespace AmiPipeline.Verification;

/// <summary>What came of sharing an image and its copies.</summary>
/// <param name="Items">The image, if it stays, and its committed copies.</param>
/// <param name="Requested">With whom they were to be shared.</param>
/// <param name="KeyPolicies">What key policies lack, for their owners to add; empty for nothing.</param>
/// <param name="StayingGrants">
/// Grants of other accounts' own on the keys of images that were taken back, for the keys' owners to revoke if nothing else needs them; at most
/// <see cref="MaxStayingGrants"/> are named. Of the accounts that have lost the images, if the request names accounts only; otherwise of all that were not given them.
/// </param>
/// <param name="HasMoreStayingGrants">True if there are more than are named.</param>
public sealed record ImageSharing(
    IReadOnlyList<SharedDestination> Items, SharingPlan? Requested, IReadOnlyList<KeyAddition>? KeyPolicies, IReadOnlyList<GrantThatStays>? StayingGrants, bool? HasMoreStayingGrants)
{
    /// <summary>How many grants are named: they have to fit into an execution's data.</summary>
    public const int MaxStayingGrants = 10;
}

/// <summary>A grant of an account's own, by which it may use a key whether an image under it is shared or not: the account has made it itself, so the pipeline doesn't retire it.</summary>
/// <param name="KeyArn">The key.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Grantee">Who may use the key by it.</param>
public sealed record GrantThatStays(string KeyArn, string GrantId, string AccountId, string Grantee);

/// <summary>What came of sharing one image: a result of its own.</summary>
public record SharedDestination
{
    /// <summary>The image, or the copy of it.</summary>
    public required string ImageId { get; init; }

    /// <summary>How far it is.</summary>
    public SharingState State { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>
    /// Those who could use it and were to lose that: account ids, and ARNs of organizations and organizational units. Once it is done they have lost it; empty if it was
    /// nobody. Null if nobody was to lose anything, and before it is known.
    /// </summary>
    public IReadOnlyList<string>? FormerHolders { get; init; }

    /// <summary>True if there may be more former holders than are named: all names have to fit into an execution's data, or AWS did not say who they were.</summary>
    public bool? HasMoreFormerHolders { get; init; }
}

/// <summary>How far the sharing of an image is.</summary>
[JsonConverter(typeof(JsonNameConverter<SharingState>))]
public enum SharingState
{
    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("sharing")]
    Sharing,

    /// <summary>Those that are to use it may, and those that are not may not: read back from AWS.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>The same, and nobody was to use it: those that are not to use it may not.</summary>
    [JsonStringEnumMemberName("unshared")]
    Unshared,

    /// <summary>It could not be done, or not in full.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
