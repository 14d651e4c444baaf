namespace AmiPipeline.Simulator.Options;

/// <summary>
/// How long EC2 takes. AWS publishes no such figures: the defaults are plausible, not measured, and only their order matters
/// (a copy that re-encrypts moves all data, one that does not moves none: EC2 User Guide, "Copy an Amazon EC2 AMI").
/// </summary>
public sealed record LatencyModel
{
    /// <summary>The defaults of every property.</summary>
    public static LatencyModel Typical { get; } = new();

    /// <summary>Everything takes no time at all, and there is no jitter.</summary>
    public static LatencyModel Instant { get; } = new()
    {
        Launch = TimeSpan.Zero,
        StatusChecks = TimeSpan.Zero,
        Stop = TimeSpan.Zero,
        Terminate = TimeSpan.Zero,
        Reboot = TimeSpan.Zero,
        CreateVolume = TimeSpan.Zero,
        DeleteVolume = TimeSpan.Zero,
        ModifyVolume = TimeSpan.Zero,
        OptimizeVolume = TimeSpan.Zero,
        Attach = TimeSpan.Zero,
        SnapshotBase = TimeSpan.Zero,
        SnapshotPerGiB = TimeSpan.Zero,
        UnchangedCopy = TimeSpan.Zero,
        CopyBase = TimeSpan.Zero,
        CopyPerGiB = TimeSpan.Zero,
        OtherRegionPerGiB = TimeSpan.Zero,
        FarRegionPerGiB = TimeSpan.Zero,
        RegisterImage = TimeSpan.Zero,
        CheckParameter = TimeSpan.Zero,
        UsageReport = TimeSpan.Zero,
        Jitter = 0,
    };

    /// <summary>From <c>pending</c> to <c>running</c>, at launch and at start. Default 25 s.</summary>
    public TimeSpan Launch { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From <c>running</c> until the status checks are <c>ok</c>. Default 90 s.</summary>
    public TimeSpan StatusChecks { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>From <c>stopping</c> to <c>stopped</c>. Default 40 s.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>From <c>shutting-down</c> to <c>terminated</c>. Default 45 s.</summary>
    public TimeSpan Terminate { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long CreateImage keeps a rebooting instance. Default 30 s.</summary>
    public TimeSpan Reboot { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From <c>creating</c> to <c>available</c>. Default 4 s.</summary>
    public TimeSpan CreateVolume { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>From <c>deleting</c> until the volume is gone. Default 10 s.</summary>
    public TimeSpan DeleteVolume { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From <c>modifying</c> to <c>optimizing</c>, when a volume takes its new shape. Default 8 s.</summary>
    public TimeSpan ModifyVolume { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>From <c>optimizing</c> to <c>completed</c>. Default 5 min.</summary>
    public TimeSpan OptimizeVolume { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From <c>attaching</c> to <c>attached</c>, and from <c>detaching</c> until it is detached. Default 5 s.</summary>
    public TimeSpan Attach { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What any snapshot of a volume takes, whatever its size. Default 30 s.</summary>
    public TimeSpan SnapshotBase { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What each GiB adds to the snapshot of a volume. Default 12 s.</summary>
    public TimeSpan SnapshotPerGiB { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>A copy within a Region that keeps the encryption, and so copies no data. Default 40 s.</summary>
    public TimeSpan UnchangedCopy { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>What any copy of data takes, whatever its size. Default 60 s.</summary>
    public TimeSpan CopyBase { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What each GiB adds to a copy of data. Default 20 s.</summary>
    public TimeSpan CopyPerGiB { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What each GiB adds on top when the copy goes to another Region in the same part of the world, such as <c>us-</c>. Default 10 s.</summary>
    public TimeSpan OtherRegionPerGiB { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What each GiB adds on top when the copy goes to another part of the world. Default 25 s.</summary>
    public TimeSpan FarRegionPerGiB { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From RegisterImage to <c>available</c>, and from the last snapshot of an image to <c>available</c>. Default 8 s.</summary>
    public TimeSpan RegisterImage { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the id of an image that is put into a parameter takes to be checked. Default 3 s.</summary>
    public TimeSpan CheckParameter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an image usage report takes to be available. Default 1 minute; EC2 documents no time.</summary>
    public TimeSpan UsageReport { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far each time varies, as a share from 0 to 1 of it, to either side. Default 0.1.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>What a copy of a snapshot takes.</summary>
    /// <param name="sizeGiB">The size of the snapshot's volume in GiB.</param>
    /// <param name="sameEncryption">True when the copy keeps the key, or the lack of one.</param>
    /// <param name="from">The source's Region.</param>
    /// <param name="to">The copy's Region.</param>
    internal TimeSpan CopyOf(int sizeGiB, bool sameEncryption, string from, string to)
    {
        if (sameEncryption && from == to)
        {
            return UnchangedCopy;
        }

        return CopyBase + (sizeGiB * (CopyPerGiB + Distance(from, to)));
    }

    private TimeSpan Distance(string from, string to)
    {
        if (from == to)
        {
            return TimeSpan.Zero;
        }

        return from.Split('-')[0] == to.Split('-')[0] ? OtherRegionPerGiB : FarRegionPerGiB;
    }
}
