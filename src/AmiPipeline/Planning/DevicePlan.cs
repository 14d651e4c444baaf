namespace AmiPipeline.Planning;

/// <summary>One device of the wanted image: what it is made from, how it is encrypted, and what it must look like.</summary>
public sealed record DevicePlan
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>What the volume is made from.</summary>
    public DeviceOrigin Origin { get; init; }

    /// <summary>Whether the source's own mapping has this device, so that a launch makes its volume.</summary>
    public bool InSource { get; init; }

    /// <summary>The snapshot the request names, for <see cref="DeviceOrigin.Snapshot"/>.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The encryption parameters of the call that makes this volume or snapshot; null leaves them out.</summary>
    public EncryptionParameters? Encryption { get; init; }

    /// <summary>Whether the request changes size, type, iops, throughput or deletion of a volume that the source has.</summary>
    public bool Changed { get; init; }

    /// <summary>What the result must look like.</summary>
    public required ExpectedDevice Expected { get; init; }

    /// <summary>Whether the volume has to be created beside what a launch of the source makes.</summary>
    public bool IsAdded() => !InSource;
}
