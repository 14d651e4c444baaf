namespace AmiPipeline.Waiting;

/// <summary>How long to wait next: few checks while much is left, an early notice of the end, and a bound on time and count. Pure.</summary>
public static class WaitSchedule
{
    // With progress reported, check again when four fifths of the estimated rest has passed.
    private const double ShareOfRest = 0.8;

    // Without, wait a fifth of what it has taken so far: notice comes at most 20 % late.
    private const double ShareOfElapsed = 0.2;

    // Progress can stand at 99 or 100 % for hours: checks still thin out then, and notice comes at most 5 % late.
    private const double MinShareOfElapsed = 0.05;

    // More data takes longer, though a copy that changes no key moves none: a slight lean, within eight times the first wait of none.
    private static readonly TimeSpan FirstPerGiB = TimeSpan.FromMilliseconds(500);

    private const int MaxFirstFactor = 8;

    /// <summary>The state of a wait that begins now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="pace">How the wait is paced.</param>
    /// <param name="sizeGiB">How much data it is about, in GiB. Default: none to speak of.</param>
    public static WaitState Begin(DateTimeOffset now, WaitPace pace, int sizeGiB = 0)
    {
        var first = pace.First + (FirstPerGiB * sizeGiB);
        var max = pace.First * MaxFirstFactor;
        return new() { StartedAt = now, Checks = 0, Seconds = WholeSeconds(first < max ? first : max) };
    }

    /// <summary>The state after a check that found the resource not ready.</summary>
    /// <param name="wait">The state before.</param>
    /// <param name="now">The time.</param>
    /// <param name="progressPercent">The progress that EC2 reports, 0 to 100; null if it reports none.</param>
    /// <param name="pace">How the wait is paced.</param>
    /// <exception cref="WaitDeadlineExceededException">The deadline has passed, or the checks are used up.</exception>
    public static WaitState Next(WaitState wait, DateTimeOffset now, int? progressPercent, WaitPace pace)
    {
        var elapsed = now - wait.StartedAt;
        var checks = wait.Checks + 1;
        if (elapsed >= pace.Deadline || checks >= pace.MaxChecks)
        {
            throw new WaitDeadlineExceededException(
                $"The {pace.What} did not get ready in {Describe(elapsed)} and {checks} checks; at most {Describe(pace.Deadline)} and {pace.MaxChecks} checks are allowed.");
        }

        var untilDeadline = pace.Deadline - elapsed;
        var next = TimeSpan.FromSeconds(Math.Clamp(Guess(elapsed, progressPercent).TotalSeconds, pace.MinWait.TotalSeconds, pace.MaxWait.TotalSeconds));
        return wait with { Checks = checks, Seconds = WholeSeconds(next < untilDeadline ? next : untilDeadline) };
    }

    private static TimeSpan Guess(TimeSpan elapsed, int? progressPercent) => progressPercent switch
    {
        // Progress is reported in whole percent, rounded down: its upper bound keeps the estimate short.
        > 0 => elapsed * Math.Max(MinShareOfElapsed, (99 - progressPercent.Value) / (progressPercent.Value + 1.0) * ShareOfRest),
        _ => elapsed * ShareOfElapsed,
    };

    private static int WholeSeconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    private static string Describe(TimeSpan time) => time.TotalHours >= 1 ? $"{time.TotalHours:0.#} hours" : $"{time.TotalMinutes:0.#} minutes";
}

/// <summary>How a kind of wait is paced and bounded.</summary>
/// <param name="What">What is waited for, for a person.</param>
/// <param name="First">The wait before the first check.</param>
/// <param name="MinWait">The shortest wait between checks.</param>
/// <param name="MaxWait">The longest wait between checks.</param>
/// <param name="Deadline">How long it may take in all.</param>
/// <param name="MaxChecks">How many checks it may take: a check costs three state transitions and about ten of an execution's 25,000 history events.</param>
public sealed record WaitPace(string What, TimeSpan First, TimeSpan MinWait, TimeSpan MaxWait, TimeSpan Deadline, int MaxChecks)
{
    /// <summary>A new image: minutes as a rule, up to 24 hours by the EC2 User Guide, 48 for a time-based copy.</summary>
    public static WaitPace Image { get; } = Create("image", 15, 15, 900, TimeSpan.FromHours(49));

    /// <summary>Copied or created snapshots.</summary>
    public static WaitPace Snapshots { get; } = Create("snapshots", 15, 15, 900, TimeSpan.FromHours(49));

    /// <summary>An instance that starts or stops.</summary>
    public static WaitPace Instance { get; } = Create("instance", 15, 10, 60, TimeSpan.FromMinutes(45));

    /// <summary>Volumes that are created or attached. Created ones are first checked when their instance runs, so the deadline holds that wait too.</summary>
    public static WaitPace Volumes { get; } = Create("volumes", 5, 5, 60, TimeSpan.FromMinutes(90));

    private static WaitPace Create(string what, int first, int min, int max, TimeSpan deadline) =>
        new(what, TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(min), TimeSpan.FromSeconds(max), deadline, 500);
}

/// <summary>Where a wait stands. It travels in the execution's data: functions keep nothing.</summary>
public sealed record WaitState
{
    /// <summary>When the wait began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many checks were made.</summary>
    public int Checks { get; init; }

    /// <summary>How long to wait until the next check, in seconds. The state machine's Wait state reads it.</summary>
    public int Seconds { get; init; }
}
