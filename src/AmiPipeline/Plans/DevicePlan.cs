namespace AmiPipeline.Plans;

/// <summary>One device of the requested image: what it is made from, how it is encrypted, and what it must look like.</summary>
public sealed record DevicePlan
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>What the volume is made from.</summary>
    public DeviceOrigin Origin { get; init; }

    /// <summary>Whether the source's own mapping has this device, so that a launch makes its volume.</summary>
    public bool InSource { get; init; }

    /// <summary>Whether a volume is created for it: on the route instance for everything but what is to stay as it has booted, on the route snapshots for what has no snapshot to copy.</summary>
    public bool CreatesVolume { get; init; }

    /// <summary>
    /// The snapshot to copy, if the source does not say it: for <see cref="DeviceOrigin.Snapshot"/> the one that the request names; after
    /// <see cref="ImageRoute.CopyFirst"/> the original's own, for what is to stay unencrypted if the copy is encrypted.
    /// </summary>
    public string? SnapshotId { get; init; }

    /// <summary>The key that its content is under; null if unencrypted, or not reported.</summary>
    public ContentKey? ContentKey { get; init; }

    /// <summary>Whether its content is encrypted: with <see cref="ContentKey"/> null, under a key that is not reported.</summary>
    public bool ContentEncrypted { get; init; }

    /// <summary>The encryption parameters of the call that makes this volume or snapshot; null leaves them out.</summary>
    public EncryptionParameters? Encryption { get; init; }

    /// <summary>Why its keys likely cannot be used, by the text of their policies; null if nothing speaks against it, or the policies were not read.</summary>
    public string? KeyDoubt { get; init; }

    /// <summary>Whether the request changes the settings of a volume that the source has.</summary>
    public bool Changed { get; init; }

    /// <summary>What the result must look like.</summary>
    public required ExpectedDevice Expected { get; init; }
}
