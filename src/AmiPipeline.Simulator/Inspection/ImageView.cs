namespace AmiPipeline.Simulator.Inspection;

/// <summary>An image as it is at an instant.</summary>
public sealed record ImageView
{
    /// <summary>The image id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public required string? StateReason { get; init; }

    /// <summary>Architecture, virtualization type, ENA, SR-IOV, boot mode, TPM, UEFI data, IMDS support, platform details, product codes, as one text.</summary>
    public required string Traits { get; init; }

    /// <summary>The image it was made from, if it is known.</summary>
    public required string? SourceImageId { get; init; }

    /// <summary>The instance it was made from, if it is known.</summary>
    public required string? SourceInstanceId { get; init; }

    /// <summary>The keys of its watermarks.</summary>
    public required IReadOnlyList<string> Watermarks { get; init; }

    /// <summary>Its block device mapping, by device name.</summary>
    public required IReadOnlyList<DeviceView> Devices { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>From when on it is deprecated; null for never.</summary>
    public required DateTimeOffset? DeprecationTime { get; init; }

    /// <summary>Whether it may be deregistered, in EC2's word.</summary>
    public required string DeregistrationProtection { get; init; }

    /// <summary>Who may launch it, besides the owner.</summary>
    public required IReadOnlyList<string> LaunchPermissions { get; init; }

    /// <summary>Its tags, by key.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>One entry of an image's block device mapping, with what its snapshot says.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">Its snapshot; null for an empty volume and for an instance store.</param>
/// <param name="SizeGiB">The volume's size in GiB.</param>
/// <param name="VolumeType">The volume's type.</param>
/// <param name="Iops">Its IOPS, if the type has them.</param>
/// <param name="Throughput">Its throughput in MiB/s, if the type has it.</param>
/// <param name="DeleteOnTermination">Whether an instance's volume goes with the instance.</param>
/// <param name="Encrypted">Whether the snapshot is encrypted.</param>
/// <param name="KeyArn">The ARN of the snapshot's key; null when it is not encrypted.</param>
/// <param name="Content">Stands for the snapshot's data; null without a snapshot.</param>
public sealed record DeviceView(
    string DeviceName, string? SnapshotId, int SizeGiB, string VolumeType, int? Iops, int? Throughput,
    bool DeleteOnTermination, bool Encrypted, string? KeyArn, string? Content);
