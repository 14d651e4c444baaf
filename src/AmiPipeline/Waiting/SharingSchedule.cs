namespace AmiPipeline.Waiting;

/// <summary>How long to wait between two passes over all images that are shared. Pure.</summary>
/// <remarks>What is waited for are calls that are throttled, and what does not show yet: minutes. The passes have to fit into an execution's 25,000 history events besides all others.</remarks>
public static class SharingSchedule
{
    /// <summary>How many passes there are at most; three retries of one count as one more.</summary>
    public const int MaxPasses = 60;

    /// <summary>So many accounts are asked for by name who has a grant; if there are more, all grants on a key are listed.</summary>
    public const int MaxAccountsByName = 4;

    // So many calls fit into an invocation.
    private const int MaxCallsOfAPass = 2_400;

    // For what has to be tried again, and looks.
    private const int SparePasses = 10;

    private const int MinSeconds = 2;
    private const int MaxSeconds = 120;

    /// <summary>How many images one pass shares.</summary>
    /// <param name="sharing">With whom.</param>
    /// <param name="volumes">How many volumes an image has.</param>
    public static int ImagesOfAPass(SharingPlan sharing, int volumes)
    {
        ArgumentNullException.ThrowIfNull(sharing);
        return Math.Max(1, MaxCallsOfAPass / ((1 + volumes) * 6 + volumes * 3 * (sharing.Accounts.Count + sharing.Revoked.Count)));
    }

    /// <summary>Of how many images one pass looks who has access, before any is taken.</summary>
    /// <param name="volumes">How many volumes an image has.</param>
    public static int ImagesOfALook(int volumes) => Math.Max(1, MaxCallsOfAPass / (2 + volumes * (2 + MaxAccountsByName)));

    /// <summary>How many images an execution shares, with passes left for what has to be tried again.</summary>
    /// <param name="sharing">With whom.</param>
    /// <param name="volumes">How many volumes an image has.</param>
    public static int MaxImages(SharingPlan sharing, int volumes) => (MaxPasses - SparePasses) * ImagesOfAPass(sharing, volumes);

    /// <summary>The wait after a pass that left something to do.</summary>
    /// <param name="wait">The wait before; null after the first pass.</param>
    /// <param name="now">The time.</param>
    /// <param name="due">When the first of the rest wants to be tried again.</param>
    /// <param name="retries">How often the state machine had to try this pass again.</param>
    /// <returns>The wait; null if the passes are used up.</returns>
    public static WaitState? Next(WaitState? wait, DateTimeOffset now, DateTimeOffset due, int retries)
    {
        var passes = (wait?.Checks ?? 0) + PassCount.WithRetries(retries);
        return passes >= MaxPasses ? null : new WaitState
        {
            StartedAt = wait?.StartedAt ?? now,
            Checks = passes,
            Seconds = (int)Math.Ceiling(Math.Clamp((due - now).TotalSeconds, MinSeconds, MaxSeconds)),
        };
    }
}
