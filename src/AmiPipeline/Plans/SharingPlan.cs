using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>Who may use the image and its copies once they are made, and who no longer may.</summary>
public sealed record SharingPlan
{
    /// <summary>The accounts that may use them, by id.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The organizations and organizational units that may launch them, by ARN.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Those that no longer may: account ids, and ARNs of organizations and organizational units.</summary>
    public IReadOnlyList<string> Revoked { get; init; } = [];

    /// <summary>Whether nobody to whom the pipeline has given access may keep it.</summary>
    public bool RevokesAll { get; init; }

    /// <summary>Whether anybody is to lose access.</summary>
    [JsonIgnore]
    public bool Revokes => RevokesAll || Revoked.Count > 0;

    /// <summary>The accounts among those that no longer may, of which nobody knows which are in the organizations.</summary>
    public IReadOnlyList<string> RevokedAccounts() => [.. Revoked.Where(holder => !Arn.IsClaimedBy(holder))];

    /// <summary>Whether an account is to lose the access that the pipeline has given it by its id.</summary>
    /// <param name="accountId">The account.</param>
    public bool IsRevokedFor(string accountId) => RevokesAll || Revoked.Contains(accountId);

    /// <summary>The accounts that may use what an account owns: not that account itself.</summary>
    /// <param name="ownerId">The owner's account.</param>
    public IReadOnlyList<string> AccountsBeside(string ownerId) => [.. Accounts.Where(account => account != ownerId)];
}
