namespace AmiPipeline.Slots;

/// <summary>A snapshot, as EC2 shows it, that an execution has made in the account and Region that the slots are for.</summary>
/// <param name="Execution">The execution's ARN.</param>
/// <param name="Device">The device that it is for; null if EC2 made it for an image that it copies as a whole.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="Percent">How much is copied, rounded down; null if EC2 does not say.</param>
/// <param name="HasEnded">Whether copying has ended.</param>
public sealed record SlotCopy(string Execution, string? Device, DateTimeOffset Started, int? Percent, bool HasEnded)
{
    // EC2's clock is not the function's, and its times may be whole seconds.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    // Progress can stand at 99 % for a long time.
    private const double MinShareOfElapsed = 0.05;

    // Without progress nothing is known but what it has taken.
    private const double ShareWithoutProgress = 0.5;
    private static readonly TimeSpan MaxWithoutProgress = TimeSpan.FromMinutes(30);

    /// <summary>Whether a claim holds a slot for it.</summary>
    /// <param name="claim">The claim.</param>
    public bool IsOf(SlotClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Execution == Execution && claim.Key == (Device ?? SlotClaim.WholeImage) && !(Started < claim.Since - Skew);
    }

    /// <summary>How long it takes at least, if it continues as before.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan Rest(DateTimeOffset now)
    {
        var elapsed = now > Started ? now - Started : TimeSpan.Zero;
        if (Percent is not > 0)
        {
            var half = elapsed * ShareWithoutProgress;
            return half < MaxWithoutProgress ? half : MaxWithoutProgress;
        }

        return elapsed * Math.Max(MinShareOfElapsed, (99 - Percent.Value) / (Percent.Value + 1.0));
    }
}
