namespace AmiPipeline.Plans;

/// <summary>What is known beforehand of how long the snapshots will take: AWS promises no time for standard copies.</summary>
public sealed record DurationEstimate
{
    /// <summary>The most that EBS copies of one snapshot, in MiB/s (EBS User Guide, "Time-based copies").</summary>
    public const int MaxMiBPerSecond = 500;

    /// <summary>How many snapshots are copied or made.</summary>
    public required int Snapshots { get; init; }

    /// <summary>The size of their volumes together, in GiB.</summary>
    public required int TotalGiB { get; init; }

    /// <summary>The size of the largest, in GiB.</summary>
    public required int MaxGiB { get; init; }

    /// <summary>What the largest takes at the least, if it is full and moves, in minutes. Changed content alone moves, and within an account and Region only what changes its key.</summary>
    public required int AtLeastMinutes { get; init; }

    /// <summary>After how many hours without any progress the execution gives up.</summary>
    public required double GivesUpAfterHours { get; init; }

    /// <summary>What the copy of a full snapshot takes, in minutes.</summary>
    /// <param name="sizeGiB">The volume's size.</param>
    /// <param name="mibPerSecond">The speed. Default: the most, so that it is the least time.</param>
    public static int MinMinutes(int sizeGiB, int mibPerSecond = MaxMiBPerSecond) => (int)Math.Ceiling(sizeGiB * 1024.0 / mibPerSecond / 60);
}
