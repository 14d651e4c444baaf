namespace AmiPipeline.Waiting;

/// <summary>How long to wait next: few checks while much is left, an early notice of the end, and a bound on time and count. Pure.</summary>
public static class WaitSchedule
{
    // With progress reported, check again when four fifths of the estimated rest has passed.
    private const double ShareOfRest = 0.8;

    // Without, wait a fifth of what it has taken so far: notice comes at most 20 % late.
    private const double ShareOfElapsed = 0.2;

    // The last percent of half an hour takes 18 s. But progress can stand at 99 or 100 % for hours: checks thin out then, and notice comes at most 5 % late.
    private const double LastPercent = 0.01;
    private const double MinShareOfElapsed = 0.05;
    private static readonly TimeSpan MaxWatchedClosely = TimeSpan.FromMinutes(30);

    // A check makes nine events of the execution's history, and each retry of it three more.
    private const int RetriesOfACheck = 3;

    // What takes days is looked at less often than what takes hours: the checks that a wait may take last for weeks then, and notice comes 1 % late.
    private const double MaxShareOfElapsed = 0.01;

    /// <summary>The state of a wait that begins now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="pace">How the wait is paced.</param>
    /// <param name="retries">How often what is waited for was requested before, and got no answer or an error. Default: never.</param>
    public static WaitState Begin(DateTimeOffset now, WaitPace pace, int retries = 0) =>
        new() { StartedAt = now, Checks = 0, Seconds = WholeSeconds(pace.First), RequestedAgain = retries > 0 };

    /// <summary>The state after a check that found the resource not ready.</summary>
    /// <param name="wait">The state before.</param>
    /// <param name="now">The time.</param>
    /// <param name="progressPercent">The progress that EC2 reports, 0 to 100; null if it reports none.</param>
    /// <param name="pace">How the wait is paced.</param>
    /// <param name="retries">How often the state machine had to try the check again. If each check needs retries, fewer are made. Default: never.</param>
    /// <param name="done">How much is done, in whatever unit: as long as it grows, the deadline moves on. Default: the progress.</param>
    /// <exception cref="WaitDeadlineExceededException">Nothing has come forward for as long as the deadline says, or the checks are used up.</exception>
    public static WaitState Next(WaitState wait, DateTimeOffset now, int? progressPercent, WaitPace pace, int retries = 0, int? done = null)
    {
        var elapsed = now - wait.StartedAt;
        var weight = 1 + ((retries + RetriesOfACheck - 1) / RetriesOfACheck);
        var checks = wait.Checks + weight;
        var measure = done ?? progressPercent;
        var lastAdvance = measure > (wait.Done ?? measure) ? now : wait.AdvancedAt ?? wait.StartedAt;
        if (now - lastAdvance >= pace.Deadline || elapsed >= pace.MaxElapsed || checks >= pace.MaxChecks)
        {
            var still = lastAdvance == wait.StartedAt ? "" : $", with no progress in the last {Describe(now - lastAdvance)}";
            throw new WaitDeadlineExceededException(
                $"The {pace.What} did not get ready in {Describe(elapsed)} and {checks} checks{still}; at most {Describe(pace.Deadline)} without progress{(pace.MaxElapsed > pace.Deadline ? $", {Describe(pace.MaxElapsed)} in all" : "")} and {pace.MaxChecks} checks are allowed.");
        }

        var untilDeadline = pace.Deadline - (now - lastAdvance);
        var max = Math.Max(pace.MaxWait.TotalSeconds, elapsed.TotalSeconds * MaxShareOfElapsed);
        var next = weight * TimeSpan.FromSeconds(Math.Clamp(Guess(elapsed, progressPercent).TotalSeconds, pace.MinWait.TotalSeconds, max));
        return wait with
        {
            Checks = checks,
            Seconds = WholeSeconds(next < untilDeadline ? next : untilDeadline),
            Done = measure ?? wait.Done,
            AdvancedAt = lastAdvance == wait.StartedAt ? null : lastAdvance,
        };
    }

    private static TimeSpan Guess(TimeSpan elapsed, int? progressPercent) => progressPercent switch
    {
        // Progress is reported in whole percent, rounded down: its upper bound keeps the estimate short.
        > 0 => elapsed * Math.Max(elapsed <= MaxWatchedClosely ? LastPercent : MinShareOfElapsed, (99 - progressPercent.Value) / (progressPercent.Value + 1.0) * ShareOfRest),
        _ => elapsed * ShareOfElapsed,
    };

    private static int WholeSeconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    private static string Describe(TimeSpan time) => time.TotalDays >= 4 ? $"{time.TotalDays:0.#} days" : time.TotalHours >= 1 ? $"{time.TotalHours:0.#} hours" : $"{time.TotalMinutes:0.#} minutes";
}

/// <summary>How a kind of wait is paced and bounded.</summary>
/// <param name="What">What is waited for, for a person.</param>
/// <param name="First">The wait before the first check.</param>
/// <param name="MinWait">The shortest wait between checks.</param>
/// <param name="MaxWait">The longest wait between checks.</param>
/// <param name="Deadline">How long it may take without progress; if no progress is reported, in all.</param>
/// <param name="MaxChecks">How many checks it may take: a check costs three state transitions and nine of an execution's 25,000 history events, three retries of it as many.</param>
public sealed record WaitPace(string What, TimeSpan First, TimeSpan MinWait, TimeSpan MaxWait, TimeSpan Deadline, int MaxChecks)
{
    /// <summary>How long it may take in all, whatever the progress. Default: no longer than the deadline.</summary>
    public TimeSpan MaxElapsed { get; init; } = Deadline;

    // 64 TiB, the largest volume, at 26 MiB/s.
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // EC2 promises no time for a copy. The field's slow ones move some 100 MiB/s; these ten seconds are ten times that for each GiB of the largest volume.
    private static readonly TimeSpan DeadlinePerGiB = TimeSpan.FromSeconds(10);

    /// <summary>The same for what copies or makes snapshots, whose deadline grows with the largest of the volumes: they are made side by side.</summary>
    /// <param name="maxGiB">The largest volume's size in GiB.</param>
    public WaitPace ForSize(int maxGiB) => this with { Deadline = Deadline + (DeadlinePerGiB * maxGiB) };

    /// <summary>A new image: minutes as a rule, up to 24 hours by the EC2 User Guide, 48 for a time-based copy.</summary>
    public static WaitPace Image { get; } = Create("image", 15, 15, 900, TimeSpan.FromHours(49)) with { MaxElapsed = Month };

    /// <summary>Copied or created snapshots.</summary>
    public static WaitPace Snapshots { get; } = Create("snapshots", 15, 15, 900, TimeSpan.FromHours(49)) with { MaxElapsed = Month };

    /// <summary>An instance that starts or stops.</summary>
    public static WaitPace Instance { get; } = Create("instance", 15, 5, 60, TimeSpan.FromMinutes(45));

    /// <summary>Volumes that are created or attached. Created ones are first checked when their instance runs, so the deadline holds that wait too.</summary>
    public static WaitPace Volumes { get; } = Create("volumes", 5, 2, 60, TimeSpan.FromMinutes(90));

    private static WaitPace Create(string what, int first, int min, int max, TimeSpan deadline) =>
        new(what, TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(min), TimeSpan.FromSeconds(max), deadline, 500);
}
