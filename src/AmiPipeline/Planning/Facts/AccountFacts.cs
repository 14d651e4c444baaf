namespace AmiPipeline.Planning.Facts;

/// <summary>The settings of the account in the Region that a plan depends on.</summary>
public sealed record AccountFacts
{
    /// <summary>The account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>Whether EBS encryption by default is on.</summary>
    public bool EncryptionByDefault { get; init; }

    /// <summary>The account's default EBS key.</summary>
    public required KeyFacts DefaultKey { get; init; }

    /// <summary>Availability Zones that volumes can be made in, by name.</summary>
    public IReadOnlyList<string> AvailabilityZones { get; init; } = [];
}
