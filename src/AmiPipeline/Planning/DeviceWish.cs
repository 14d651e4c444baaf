namespace AmiPipeline.Planning;

/// <summary>One device of the wanted image: the source's device and the request's entry taken together, before a route is chosen.</summary>
internal sealed record DeviceWish
{
    public required string DeviceName { get; init; }

    public required DeviceOrigin Origin { get; init; }

    /// <summary>The source's device, unless the request adds this one.</summary>
    public SourceDevice? Source { get; init; }

    /// <summary>The snapshot that the request names.</summary>
    public SnapshotFacts? Snapshot { get; init; }

    /// <summary>The key that is asked for; null preserves the status.</summary>
    public AskedKey? Key { get; init; }

    public int SizeGiB { get; init; }

    public string VolumeType { get; init; } = "";

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool DeleteOnTermination { get; init; }

    /// <summary>Whether size, type, iops, throughput or deletion differ from the source's.</summary>
    public bool Changed { get; init; }

    public bool IsAdded => Origin is DeviceOrigin.Empty or DeviceOrigin.Snapshot;

    /// <summary>Whether the content it is made from is encrypted already.</summary>
    public bool ContentEncrypted => Source is { HasContent: true } ? Source.Encrypted : Snapshot?.Encrypted ?? false;

    /// <summary>The key that the content is under; null where plain, empty or not readable.</summary>
    public string? ContentKeyArn => Source is { HasContent: true } ? Source.KmsKeyArn : Snapshot?.KmsKeyArn;

    /// <summary>The account whose content it is.</summary>
    public string? ContentOwnerId => Source is not null ? Source.OwnerId : Snapshot?.OwnerId;
}
