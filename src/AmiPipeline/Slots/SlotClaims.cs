namespace AmiPipeline.Slots;

/// <summary>
/// The snapshot copies of one destination that hold a slot, and those that wait for one, first come, first served. Pure: who keeps it writes it only if nobody has
/// changed it since.
/// </summary>
/// <remarks>
/// It is admission only, and no proof: the quota is EC2's, and others use it too. So whatever is not heard of is dropped rather than waited for: a slot too many
/// is refused by EC2, and its copy tried again.
/// </remarks>
/// <param name="All">Those who hold slots and those who wait; these in the order in which they came.</param>
public sealed record SlotClaims(IReadOnlyList<SlotClaim> All)
{
    /// <summary>A slot whose holder is not heard of for so long is free. A copy of four days is looked at as rarely.</summary>
    public static readonly TimeSpan MaxHeld = TimeSpan.FromHours(1);

    /// <summary>How often one comes again for a slot: the retries have to fit into an execution's 25,000 history events. After that it starts its copies without one, and EC2's own quota decides.</summary>
    public const int MaxRetries = 45;

    /// <summary>The same for the copy of a source that is copied first: its execution queues once more.</summary>
    public const int MaxRetriesOfFirstCopy = 15;

    /// <summary>Who waits, has no copy in progress and is not heard of for so long lets others pass, but keeps the place: it comes again within seven minutes, as the state machine's Retry says, or half an hour later if it said so; in that half hour it lets others pass only if there are slots for it.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(10);

    /// <summary>Who waits and is not heard of for so long has given up.</summary>
    public static readonly TimeSpan MaxAway = TimeSpan.FromHours(6);

    /// <summary>How many may have a place in the line: all are read and written at each attempt. Those beyond come again, and get a place when there is one.</summary>
    public const int MaxWaiting = 200;

    /// <summary>How many are kept whose copies have all ended, and who have not noticed: so many fit into the table's item besides all others. One that is not is known again when it says that it continues.</summary>
    public const int MaxEnded = 30;

    // Progress may stop and come to its end at once. So many times, those whose turn is next look every few minutes anyway; the others are enough for a wait of hours.
    private const int RetriesInTime = MaxRetries / 3;

    /// <summary>Nobody holds or waits.</summary>
    public static SlotClaims Empty { get; } = new([]);

    /// <summary>Takes slots for an execution, as many as are free and nobody before it waits for; for the rest it gets a place in the line, or keeps the one it has.</summary>
    /// <param name="execution">The execution's ARN.</param>
    /// <param name="wanted">All that it wants here, in its order. What it waited for before and no longer needs is dropped.</param>
    /// <param name="limit">How many slots there are.</param>
    /// <param name="now">The time.</param>
    /// <param name="copies">What EC2 shows of the copies of those who hold slots. Default, null: nobody knows.</param>
    /// <param name="retries">How often the execution has come for them before. Default: never.</param>
    /// <returns>The queue after it, the same one if nothing is different, and what the execution may do.</returns>
    public (SlotClaims After, SlotAdmission Admission) Enter(string execution, IReadOnlyList<SlotClaim.Wanted> wanted, int limit, DateTimeOffset now, IReadOnlyList<SlotCopy>? copies = null, int retries = 0)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        now = WholeSecond(now);
        var forecast = new SlotForecast(copies);
        var claims = WithoutLongEnded(Alive(now).Where(claim => claim.Execution != execution || claim.Holds || wanted.Any(want => want.Key == claim.Key)).Select(forecast.Mark).ToList());
        foreach (var want in wanted)
        {
            var index = claims.FindIndex(claim => claim.Execution == execution && claim.Key == want.Key);
            if (index >= 0)
            {
                claims[index] = claims[index].Holds ? claims[index] with { Seen = now } : Claim(want) with { Pause = claims[index].Pause };
            }
            else if (claims.Count(claim => !claim.Holds) < MaxWaiting)
            {
                claims.Add(Claim(want));
            }
        }

        var (wait, needed) = Admit(claims, execution, limit, now);
        var admitted = claims.Where(claim => claim.Holds && claim.Execution == execution).Select(claim => claim.Key).ToHashSet();
        if (wait is null && wanted.FirstOrDefault(want => !admitted.Contains(want.Key)) is { } without)
        {
            // All who have a place are before it.
            (wait, needed) = (new SlotWait(Math.Min(without.Slots, limit), limit, MaxWaiting), claims.Sum(claim => claim.Holds ? claim.Taken : claim.Slots) + Math.Min(without.Slots, limit) - limit);
        }

        var pace = wait is null ? SlotPace.Near : SlotPauses.PaceOf(forecast.Until(claims, needed, limit, now));
        pace = pace == SlotPace.Far && needed <= limit && retries < RetriesInTime ? SlotPace.Later : pace;
        var pause = pace == SlotPace.Far ? (int)SlotPauses.Far.TotalSeconds : 0;
        List<SlotClaim> after = [.. claims.Select(claim => claim.Execution == execution && claim.Pause != pause && !claim.Holds ? claim with { Pause = pause } : claim)];
        return (after.SequenceEqual(All) ? this : new SlotClaims(after), new SlotAdmission([.. wanted.Select(want => want.Key).Where(admitted.Contains)], wait, pace));

        SlotClaim Claim(SlotClaim.Wanted want) => new(execution, want.Key, Math.Min(want.Slots, limit), Holds: false, now, Copies: want.Slots > limit ? want.Slots : 0);
    }

    /// <summary>Says what an execution still has in progress. Its other slots are free; what it waits for stays.</summary>
    /// <param name="execution">The execution's ARN.</param>
    /// <param name="inProgress">Its copies here that have not ended: they hold slots from now on, whether they did or not.</param>
    /// <param name="now">The time.</param>
    public SlotClaims Keep(string execution, IReadOnlyList<SlotClaim.Wanted> inProgress, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inProgress);
        now = WholeSecond(now);
        return new SlotClaims(
        [
            // One whose copies have ended, as others have seen, does not take its slots again.
            .. inProgress.Select(copy => All.FirstOrDefault(claim => claim.Holds && claim.Execution == execution && claim.Key == copy.Key) is { } held
                ? held with { Seen = now }
                : new SlotClaim(execution, copy.Key, copy.Slots, Holds: true, now, Since: copy.Since)),
            .. Alive(now).Where(claim => claim.Execution != execution || (!claim.Holds && inProgress.All(copy => copy.Key != claim.Key))),
        ]);
    }

    /// <summary>Drops all of an execution.</summary>
    /// <param name="execution">The execution's ARN.</param>
    /// <returns>The same queue if nothing is of it.</returns>
    public SlotClaims Leave(string execution) =>
        All.Any(claim => claim.Execution == execution) ? new SlotClaims([.. All.Where(claim => claim.Execution != execution)]) : this;

    // In order, and nobody passes one who waits for more slots than are free: it would wait for ever.
    private static (SlotWait? Wait, int Needed) Admit(List<SlotClaim> claims, string execution, int limit, DateTimeOffset now)
    {
        (SlotWait? Wait, int Needed) first = default;
        var (taken, ahead) = (claims.Sum(claim => claim.Taken), 0);
        foreach (var index in Enumerable.Range(0, claims.Count).Where(index => !claims[index].Holds).ToList())
        {
            var claim = claims[index];
            if (claim.Execution != execution)
            {
                // One with copies in progress comes again only when those are looked at, and could be passed for ever. One that sleeps though its slots are free has been wrong about them.
                var sleeps = claim.Pause > 0 && taken + claim.Slots <= limit;
                var counts = IsWithin(MaxSilence + TimeSpan.FromSeconds(sleeps ? 0 : claim.Pause), claim, now) || claims.Exists(held => held.Holds && held.Execution == claim.Execution);
                (taken, ahead) = counts ? (taken + claim.Slots, ahead + 1) : (taken, ahead);
                continue;
            }

            if (first.Wait is null && taken + claim.Slots <= limit)
            {
                claims[index] = claim with { Holds = true, Since = now, Pause = 0 };
            }
            else if (first.Wait is null)
            {
                first = (new SlotWait(claim.Slots, limit, ahead), taken + claim.Slots - limit);
            }

            taken += claim.Slots;
        }

        return first;
    }

    private static List<SlotClaim> WithoutLongEnded(List<SlotClaim> claims)
    {
        var dropped = claims.Where(HasEnded).OrderBy(claim => claim.Since).SkipLast(MaxEnded).ToHashSet();
        claims.RemoveAll(dropped.Contains);
        return claims;

        static bool HasEnded(SlotClaim claim) => claim is { Holds: true, Taken: 0 };
    }

    // Fractions would take room in the table.
    private static DateTimeOffset WholeSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private IEnumerable<SlotClaim> Alive(DateTimeOffset now) => All.Where(claim => IsWithin(claim.Holds ? MaxHeld : MaxAway, claim, now));

    // Either way: a clock that was far ahead once must not keep a slot until then.
    private static bool IsWithin(TimeSpan time, SlotClaim claim, DateTimeOffset now) => (now - claim.Seen).Duration() <= time;
}
