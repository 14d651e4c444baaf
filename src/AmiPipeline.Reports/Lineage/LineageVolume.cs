namespace AmiPipeline.Reports.Lineage;

/// <summary>A volume or a snapshot.</summary>
internal sealed record LineageVolume
{
    /// <summary>The device name; for a snapshot that belongs to no image, its id.</summary>
    public required string Name { get; init; }

    /// <summary>Its id, or what it is; null for one that is not known.</summary>
    public string? Id { get; init; }

    /// <summary>Its size in GiB; null if that is not known.</summary>
    public int? SizeGiB { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required LineageEncryption Encryption { get; init; }

    /// <summary>The keys that it is, or may come to be, under; ARNs or aliases, the best first. Empty if EC2 does not show the key.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The volume or snapshot of an earlier stage whose content it has; null for an empty one.</summary>
    public LineageVolume? From { get; init; }
}

/// <summary>Whether a volume or snapshot is encrypted.</summary>
internal enum LineageEncryption
{
    /// <summary>It is there for an instance only, and has no snapshot to speak of.</summary>
    None,

    /// <summary>It is not encrypted.</summary>
    Plain,

    /// <summary>It is encrypted.</summary>
    Encrypted,
}
