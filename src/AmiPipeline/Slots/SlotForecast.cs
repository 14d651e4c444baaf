namespace AmiPipeline.Slots;

/// <summary>What EC2 shows of the copies that hold slots: which have ended, and when the next may. Pure.</summary>
/// <param name="copies">The copies of those who hold slots; null if nobody asked, or EC2 did not answer.</param>
internal sealed class SlotForecast(IReadOnlyList<SlotCopy>? copies)
{
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    private readonly ILookup<string, SlotCopy> _copies = (copies ?? []).ToLookup(copy => copy.Execution);

    /// <summary>A claim with those of its copies as ended that are. One that was not asked for keeps its slots: what its copies are is not known.</summary>
    public SlotClaim Mark(SlotClaim claim)
    {
        if (!claim.Holds || claim.Since is null)
        {
            return claim;
        }

        var own = Of(claim);
        // One that does not show yet is in progress; of two for one device, both have to end.
        var ended = Math.Min(own.Count(copy => copy.HasEnded), claim.Slots - Math.Min(claim.Slots, own.Count(copy => !copy.HasEnded)));
        return ended > claim.Ended ? claim with { Ended = ended } : claim;
    }

    /// <summary>How long it takes at least until so many slots are free; null if nobody knows.</summary>
    /// <param name="claims">All claims.</param>
    /// <param name="needed">How many.</param>
    /// <param name="now">The time.</param>
    public TimeSpan? Until(IReadOnlyList<SlotClaim> claims, int needed, DateTimeOffset now)
    {
        if (copies is null)
        {
            return null;
        }

        var rests = claims.Where(claim => claim.Taken > 0)
            .SelectMany(claim => Of(claim).Where(copy => !copy.HasEnded).Select(copy => copy.Rest(now)).Order().Concat(Enumerable.Repeat(Unseen(claim, now), claim.Taken)).Take(claim.Taken))
            .Order().ToList();
        return rests.Count == 0 ? TimeSpan.Zero : rests[Math.Clamp(needed, 1, rests.Count) - 1];
    }

    // What was begun a moment ago may not show yet. What has not shown for longer may be nothing, whose holder is gone: its slots are free when it has not been heard of for long enough.
    private static TimeSpan Unseen(SlotClaim claim, DateTimeOffset now) => now - (claim.Since ?? claim.Seen) <= MaxInvisibility ? TimeSpan.Zero : SlotClaims.MaxSilence;

    private List<SlotCopy> Of(SlotClaim claim) => [.. _copies[claim.Execution].Where(copy => copy.IsOf(claim))];
}
