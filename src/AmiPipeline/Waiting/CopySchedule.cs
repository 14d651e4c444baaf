namespace AmiPipeline.Waiting;

/// <summary>How long to wait between two passes over all copies of an image. Pure.</summary>
/// <remarks>
/// Each copy has its own wait and deadline. The passes are for all copies at once, so that a hundred of them add as little to an execution's 25,000 history
/// events as one.
/// </remarks>
public static class CopySchedule
{
    /// <summary>How many passes there are at most; three retries of one count as one more.</summary>
    public const int MaxPasses = 300;

    /// <summary>How long they may take in all: each of a copy's two waits is given up after 30 days at the latest, and most copies take minutes.</summary>
    public static readonly TimeSpan MaxElapsed = TimeSpan.FromDays(45);

    // Once it has taken a while, notice comes 5 % late: as for a single image whose progress stands at 99 %. Some 200 passes take 30 days then.
    private const double ShareOfElapsed = 0.05;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(15);

    /// <summary>The wait after a pass that left copies unfinished.</summary>
    /// <param name="wait">The wait before; null after the first pass.</param>
    /// <param name="now">The time.</param>
    /// <param name="due">When the first of the unfinished copies wants to be looked at again.</param>
    /// <param name="retries">How often the state machine had to try this pass again.</param>
    /// <returns>The wait; null if the passes or the time are used up.</returns>
    public static WaitState? Next(WaitState? wait, DateTimeOffset now, DateTimeOffset due, int retries)
    {
        var weight = PassCount.WithRetries(retries);
        var passes = (wait?.Checks ?? 0) + weight;
        var start = wait?.StartedAt ?? now;
        var elapsed = now - start;
        if (passes >= MaxPasses || elapsed >= MaxElapsed)
        {
            return null;
        }

        var min = Math.Max(MinWait.TotalSeconds, elapsed.TotalSeconds * ShareOfElapsed);
        var seconds = Math.Min(weight * Math.Max(min, (due - now).TotalSeconds), (MaxElapsed - elapsed).TotalSeconds);
        return new WaitState { StartedAt = start, Checks = passes, Seconds = (int)Math.Ceiling(seconds) };
    }
}
