namespace AmiPipeline.Simulator.World;

/// <summary>One entry of an image's block device mapping.</summary>
internal sealed record ImageDevice
{
    public required string DeviceName { get; init; }

    /// <summary>Null for an empty volume and for an instance store.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Names an instance store, such as <c>ephemeral0</c>; null for an EBS volume.</summary>
    public string? VirtualName { get; init; }

    public int SizeGiB { get; init; }

    public string VolumeType { get; init; } = "gp2";

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool Encrypted { get; init; }

    public bool DeleteOnTermination { get; init; }
}
