namespace AmiPipeline.Simulator.World;

/// <summary>An EBS snapshot.</summary>
internal sealed class Snapshot : Resource
{
    /// <summary>What EC2 names as the volume of a copied snapshot; it means nothing.</summary>
    public const string VolumeIdOfCopies = "vol-ffffffff";

    public const string StandardTier = "standard";

    public const string ArchiveTier = "archive";

    public required int SizeGiB { get; init; }

    /// <summary>Stands for the data: equal content, equal data.</summary>
    public required string Content { get; init; }

    public string VolumeId { get; init; } = VolumeIdOfCopies;

    public string Description { get; init; } = "";

    public string State { get; set; } = SnapshotState.Pending;

    public string? StateMessage { get; set; }

    public string StorageTier { get; init; } = StandardTier;

    public string? OutpostArn { get; init; }

    /// <summary>Whether anything can be made of it: it is completed, and neither archived nor on an Outpost.</summary>
    public bool CanBeUsed => State == SnapshotState.Completed && StorageTier == StandardTier && OutpostArn is null;

    /// <summary>The ARN of its key; null when it is not encrypted.</summary>
    public string? KeyArn { get; init; }

    /// <summary>The id of the volume or snapshot whose data key it has inherited; null when it has one of its own.</summary>
    public string? InheritedDataKey { get; init; }

    /// <summary>The id of what its data key was made for.</summary>
    public string DataKey => InheritedDataKey ?? Id;

    public DateTimeOffset StartTime { get; init; }

    /// <summary>When it will be completed, if nothing goes wrong.</summary>
    public DateTimeOffset EndTime { get; init; }

    /// <summary>The source of a CopySnapshot; null for any other snapshot, those that CopyImage makes included.</summary>
    public string? CopiedFrom { get; init; }

    /// <summary>The ARN of what it was copied from, in the form of EBS's events; null for a snapshot of a volume.</summary>
    public string? SourceArn { get; init; }

    /// <summary>True for a copy that moved no data, since its key is the source's.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>True for a copy, alone or as part of an image; it cannot be deleted while it is pending.</summary>
    public bool IsCopy { get; init; }

    /// <summary>How many minutes a time-based copy was given; null for any other snapshot.</summary>
    public int? CompletionDurationMinutes { get; init; }

    /// <summary>AWS Marketplace codes of the data.</summary>
    public IReadOnlyList<string> ProductCodes { get; set; } = [];

    /// <summary>Account ids that may create volumes from it, and <c>all</c> for a public snapshot.</summary>
    public SortedSet<string> CreateVolumePermissions { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>What kind of copy it is.</summary>
    public string TransferType => CompletionDurationMinutes is null ? "standard" : "time-based";

    /// <summary>Whether an account can make volumes of it, in its Region.</summary>
    public bool IsReadableBy(string accountId, Region region) =>
        OwnerId == accountId
        || CreateVolumePermissions.Contains(accountId)
        || (CreateVolumePermissions.Contains(PermissionHolder.Everybody) && region.SettingsOf(OwnerId).SnapshotBlockPublicAccess != PublicAccess.BlockAll);

    public Snapshot Copy()
    {
        var copy = Copied<Snapshot>();
        copy.CreateVolumePermissions = new SortedSet<string>(CreateVolumePermissions, StringComparer.Ordinal);
        return copy;
    }

    /// <summary>Progress in whole percent; 100 only when it is completed.</summary>
    public int ProgressAt(DateTimeOffset now)
    {
        if (State == SnapshotState.Completed)
        {
            return 100;
        }

        var share = EndTime > StartTime ? (now - StartTime) / (EndTime - StartTime) : 0;
        return (int)Math.Clamp(share * 100, 0, 99);
    }
}
