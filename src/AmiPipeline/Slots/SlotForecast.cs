namespace AmiPipeline.Slots;

/// <summary>What EC2 shows of the copies that hold slots: which have ended, and when the next may. Pure.</summary>
/// <param name="copies">The copies of those who hold slots; null if nobody asked, or EC2 did not answer.</param>
internal sealed class SlotForecast(IReadOnlyList<SlotCopy>? copies)
{
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    // Nobody knows how long a copy takes that has not begun. It is not done at once.
    private static readonly TimeSpan MinRound = TimeSpan.FromMinutes(2);

    private readonly ILookup<string, SlotCopy> _copies = (copies ?? []).ToLookup(copy => copy.Execution);

    /// <summary>A claim with those of its copies as ended that are. One that was not looked up keeps its slots: what its copies are is not known.</summary>
    public SlotClaim Mark(SlotClaim claim)
    {
        if (!claim.Holds || claim.Since is null)
        {
            return claim;
        }

        var own = Of(claim);
        // One that does not show yet is in progress; of two for one device, both have to end.
        var all = Math.Max(claim.Slots, claim.Copies);
        return claim.WithEnded(Math.Min(own.Count(copy => copy.HasEnded), all - Math.Min(all, own.Count(copy => !copy.HasEnded))));
    }

    /// <summary>How long it takes until so many slots are free, if those who wait take as long as those who copy; null if nobody knows.</summary>
    /// <param name="claims">All claims.</param>
    /// <param name="needed">How many have to become free, at least 1: beyond those that are held, others take them first and have to end as well.</param>
    /// <param name="limit">How many there are.</param>
    /// <param name="now">The time.</param>
    /// <returns>The time, or one beyond the longest pause.</returns>
    public TimeSpan? Until(IReadOnlyList<SlotClaim> claims, int needed, int limit, DateTimeOffset now)
    {
        if (copies is null)
        {
            return null;
        }

        var holders = claims.Where(claim => claim.Taken > 0).ToList();
        // Of more copies than slots, the last ones hold them.
        var rests = holders.SelectMany(claim => InProgress(claim).Select(copy => copy.Rest(now)).Order().TakeLast(claim.Taken).Concat(Enumerable.Repeat(Unseen(claim, now), claim.Taken)).Take(claim.Taken)).ToList();
        var whole = holders.SelectMany(InProgress).Select(copy => (copy.Rest(now) + (now - copy.Started)).TotalSeconds).DefaultIfEmpty().Average();
        return Next(rests, needed, limit, TimeSpan.FromSeconds(Math.Max(MinRound.TotalSeconds, whole)));
    }

    // Each slot that is free is taken by the next in the line, who keeps it for a round.
    private static TimeSpan Next(List<TimeSpan> rests, int needed, int limit, TimeSpan round)
    {
        var free = Math.Max(0, limit - rests.Count);
        var slots = new PriorityQueue<TimeSpan, TimeSpan>(rests.Concat(Enumerable.Repeat(TimeSpan.Zero, free)).Select(rest => (rest, rest)));
        var next = slots.Peek();
        for (var ahead = 1; ahead < needed + free && next <= SlotPauses.FarIfBeyond; ahead++)
        {
            slots.EnqueueDequeue(next + round, next + round);
            next = slots.Peek();
        }

        return next;
    }

    // What was begun a moment ago may not show yet. What has not shown for longer may be nothing, whose holder is gone: its slots are free when it has not been heard of for long enough.
    private static TimeSpan Unseen(SlotClaim claim, DateTimeOffset now) => now - (claim.Since ?? claim.Seen) <= MaxInvisibility ? TimeSpan.Zero : SlotClaims.MaxSilence;

    private IEnumerable<SlotCopy> InProgress(SlotClaim claim) => Of(claim).Where(copy => !copy.HasEnded);

    private List<SlotCopy> Of(SlotClaim claim) => [.. _copies[claim.Execution].Where(copy => copy.IsOf(claim))];
}
