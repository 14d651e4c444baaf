namespace AmiPipeline.Waiting;

/// <summary>How a kind of wait is paced and bounded.</summary>
/// <param name="What">What is waited for, for a person.</param>
/// <param name="First">The wait before the first check.</param>
/// <param name="Shortest">The shortest wait between checks.</param>
/// <param name="Longest">The longest wait between checks.</param>
/// <param name="Deadline">How long it may take in all.</param>
/// <param name="MostChecks">How many checks it may take: a check costs three state transitions and about ten of an execution's 25,000 history events.</param>
public sealed record WaitPace(string What, TimeSpan First, TimeSpan Shortest, TimeSpan Longest, TimeSpan Deadline, int MostChecks)
{
    /// <summary>A new image: minutes as a rule, up to 24 hours by the EC2 User Guide, 48 for a time-based copy.</summary>
    public static WaitPace Image { get; } = Of("image", 15, 15, 900, TimeSpan.FromHours(49));

    /// <summary>Copied or created snapshots.</summary>
    public static WaitPace Snapshots { get; } = Of("snapshots", 15, 15, 900, TimeSpan.FromHours(49));

    /// <summary>An instance that starts or stops.</summary>
    public static WaitPace Instance { get; } = Of("instance", 15, 10, 60, TimeSpan.FromMinutes(45));

    /// <summary>Volumes that are created or attached. Created ones are first checked when their instance runs, so the deadline holds that wait too.</summary>
    public static WaitPace Volumes { get; } = Of("volumes", 5, 5, 60, TimeSpan.FromMinutes(90));

    private static WaitPace Of(string what, int first, int shortest, int longest, TimeSpan deadline) =>
        new(what, TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(longest), deadline, 500);
}
