using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.World;

/// <summary>A role of an account.</summary>
/// <param name="Partition">The account's partition.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Path">Such as <c>/</c> or <c>/ami-pipeline/</c>.</param>
/// <param name="Name">Unique in the account, whatever the path.</param>
/// <param name="Trust">Who may assume it.</param>
/// <param name="Policies">What it may do.</param>
/// <param name="MaxSession">How long a session may last at most.</param>
internal sealed record Role(
    Partition Partition, string AccountId, string Path, string Name, PolicyDocument Trust, IReadOnlyList<PolicyDocument> Policies, TimeSpan MaxSession)
{
    /// <summary>The trust policy as it was written.</summary>
    public required string TrustText { get; init; }

    /// <summary>The policies as they were written, by their names.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> PolicyTexts { get; init; }

    public string Arn => Partition.Global("iam", AccountId, $"role{Path}{Name}");

    public string Id => "AROA" + ContentId.FromText(Arn).ToUpperInvariant();
}
