namespace AmiPipeline.Waiting;

/// <summary>How long to wait between two passes over all places that an image is published in, or that older images go from. Pure.</summary>
public static class PublishSchedule
{
    /// <summary>How many passes there are at most; three retries of one count as one more.</summary>
    public const int MaxPasses = 60;

    private const int MinSeconds = 3;

    /// <summary>The wait after a pass that left something to do.</summary>
    /// <param name="wait">The wait before; null after the first pass.</param>
    /// <param name="now">The time.</param>
    /// <param name="due">When the first of the unfinished places wants to be looked at again.</param>
    /// <param name="retries">How often the state machine had to try this pass again.</param>
    /// <returns>The wait; null if the passes are used up.</returns>
    public static WaitState? Next(WaitState? wait, DateTimeOffset now, DateTimeOffset due, int retries)
    {
        var passes = (wait?.Checks ?? 0) + PassCount.WithRetries(retries);
        return passes >= MaxPasses ? null : new WaitState
        {
            StartedAt = wait?.StartedAt ?? now,
            Checks = passes,
            // The last passes must not be used up by many places that are due one shortly after the other.
            Seconds = (int)Math.Ceiling(Math.Max(MinSeconds + (passes / 2), (due - now).TotalSeconds)),
        };
    }
}
