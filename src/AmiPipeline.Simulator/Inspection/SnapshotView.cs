namespace AmiPipeline.Simulator.Inspection;

/// <summary>A snapshot as it is at an instant.</summary>
public sealed record SnapshotView
{
    /// <summary>The snapshot id.</summary>
    public required string Id { get; init; }

    /// <summary>The volume it was taken of; <c>vol-ffffffff</c> for a copy.</summary>
    public required string VolumeId { get; init; }

    /// <summary>The state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>What EC2 says about an error.</summary>
    public required string? StateMessage { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The volume's size in GiB.</summary>
    public required int SizeGiB { get; init; }

    /// <summary>The ARN of its key; null when it is not encrypted.</summary>
    public required string? KeyArn { get; init; }

    /// <summary>Stands for its data: equal content, equal data.</summary>
    public required string Content { get; init; }

    /// <summary>Who may create volumes from it, besides the owner.</summary>
    public required IReadOnlyList<string> CreateVolumePermissions { get; init; }

    /// <summary>Its tags, by key.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
