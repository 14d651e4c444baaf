using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Desired;

/// <summary>One device of the requested image: the source's device and the request's entry taken together, before a route is chosen.</summary>
internal sealed record DesiredDevice
{
    public required string DeviceName { get; init; }

    public required DeviceOrigin Origin { get; init; }

    /// <summary>The source's device, unless the request adds this one.</summary>
    public SourceDevice? Source { get; init; }

    /// <summary>The snapshot that the request names.</summary>
    public SnapshotFacts? Snapshot { get; init; }

    /// <summary>The key that is requested; null preserves the status.</summary>
    public RequestedKey? Key { get; init; }

    public required VolumeSettings Volume { get; init; }

    /// <summary>Whether the request changes the settings that the source's volume has.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether the one setting that the request changes is deletion on termination.</summary>
    public bool ChangesDeletionOnly { get; init; }

    public bool IsAdded => Origin is DeviceOrigin.Empty or DeviceOrigin.Snapshot;

    /// <summary>Whether the content it is made from is encrypted already.</summary>
    public bool ContentEncrypted => Source is { HasContent: true } ? Source.Encrypted : Snapshot?.Encrypted ?? false;

    /// <summary>The key that the content is under; null if unencrypted, empty or not readable.</summary>
    public string? ContentKeyArn => Source is { HasContent: true } ? Source.KmsKeyArn : Snapshot?.KmsKeyArn;

    /// <summary>Whether the content is in the Region where the device is to be: a key stays in its Region, so that only there it can be kept. Default: true.</summary>
    public bool IsContentInRegion { get; init; } = true;

    /// <summary>The account whose content it is.</summary>
    public string? ContentOwnerId => Source is not null ? Source.OwnerId : Snapshot?.OwnerId;
}
