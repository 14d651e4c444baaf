namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>What a new snapshot is to be.</summary>
internal sealed record SnapshotPlan
{
    public required int SizeGiB { get; init; }

    public required string Content { get; init; }

    public required TimeSpan Latency { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public string VolumeId { get; init; } = Snapshot.VolumeIdOfCopies;

    public string Description { get; init; } = "";

    /// <summary>The key it is to get; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>The id of the volume or snapshot whose data key it inherits; null for its own data key.</summary>
    public string? InheritedDataKey { get; init; }

    /// <summary>What EC2 will find wrong with a key it needs; null when nothing is.</summary>
    public string? KeyProblem { get; init; }

    /// <summary>The source of a CopySnapshot.</summary>
    public string? CopiedFrom { get; init; }

    public bool IsCopy { get; init; }

    /// <summary>How many minutes a time-based copy may take at most; null for any other snapshot.</summary>
    public int? CompletionDurationMinutes { get; init; }

    /// <summary>AWS Marketplace codes of the data.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    /// <summary>The ARN of what it is copied from, in the form of EBS's events.</summary>
    public string? SourceArn { get; init; }

    public bool IsIncremental { get; init; }

    /// <summary>The device it stands for in the image it is made for.</summary>
    public string? DeviceName { get; init; }
}
