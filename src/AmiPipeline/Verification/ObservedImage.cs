using AmiPipeline.Plans;

namespace AmiPipeline.Verification;

/// <summary>A finished image as EC2 shows it.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Devices">Its EBS devices.</param>
/// <param name="Ephemerals">Its instance store volumes.</param>
/// <param name="Watermarks">The keys of its watermarks.</param>
public sealed record ObservedImage(
    string ImageId, string Name, string State, ImageAttributes Attributes,
    IReadOnlyList<ObservedDevice> Devices, IReadOnlyList<EphemeralDevice> Ephemerals, IReadOnlyList<string> Watermarks);

/// <summary>One EBS device of an image as EC2 shows it: its mapping and, for encryption and key, its snapshot.</summary>
public sealed record ObservedDevice
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>The snapshot; null for a mapping without one.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Whether DescribeSnapshots shows that snapshot.</summary>
    public bool SnapshotFound { get; init; } = true;

    /// <summary>Whether the snapshot (or, without one, the mapping) is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The ARN of the snapshot's key; null if unencrypted.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The volume that a launch makes of it.</summary>
    public required VolumeSettings Volume { get; init; }
}
