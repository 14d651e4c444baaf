namespace AmiPipeline.Simulator.Inspection;

/// <summary>One entry of an image's block device mapping, with what its snapshot says.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">Its snapshot; null for an empty volume and for an instance store.</param>
/// <param name="SizeGiB">The volume's size in GiB.</param>
/// <param name="VolumeType">The volume's type.</param>
/// <param name="Iops">Its IOPS, where the type has them.</param>
/// <param name="Throughput">Its throughput in MiB/s, where the type has it.</param>
/// <param name="DeleteOnTermination">Whether an instance's volume goes with the instance.</param>
/// <param name="Encrypted">Whether the snapshot is encrypted.</param>
/// <param name="KeyArn">The ARN of the snapshot's key; null when it is not encrypted.</param>
/// <param name="Content">Stands for the snapshot's data; null without a snapshot.</param>
public sealed record DeviceView(
    string DeviceName, string? SnapshotId, int SizeGiB, string VolumeType, int? Iops, int? Throughput,
    bool DeleteOnTermination, bool Encrypted, string? KeyArn, string? Content);
