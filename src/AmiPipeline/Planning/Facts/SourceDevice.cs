namespace AmiPipeline.Planning.Facts;

/// <summary>An EBS volume of the source, as its block device mapping and its snapshot (or volume) describe it.</summary>
public sealed record SourceDevice
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>The snapshot; null for an empty mapping and for a volume of a source instance.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Whether the mapping has content: a snapshot, or an instance's volume.</summary>
    public bool HasContent { get; init; } = true;

    /// <summary>Whether the account can read the snapshot. EC2 leaves out snapshots that it cannot.</summary>
    public bool Readable { get; init; } = true;

    /// <summary>Whether anything can be made of the snapshot; null if it cannot be read, or there is none.</summary>
    public SnapshotCondition? Condition { get; init; }

    /// <summary>EC2's word for how a source instance's volume is attached, such as <c>attached</c>; null if it is not reported, and for an image.</summary>
    public string? AttachmentState { get; init; }

    /// <summary>The account that owns the snapshot or volume; null if it cannot be read.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The ARN of the key it is encrypted under; null if unencrypted or not readable.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The volume that a launch makes of it; for a source instance, the volume that it has.</summary>
    public required VolumeSettings Volume { get; init; }
}
