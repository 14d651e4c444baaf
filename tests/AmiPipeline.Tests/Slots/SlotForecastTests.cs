using AmiPipeline.Slots;
using Xunit;

namespace AmiPipeline.Tests.Slots;

/// <summary>What EC2 shows of the copies of those who hold slots: whoever waits takes what has ended, and comes again when more may have.</summary>
public sealed class SlotForecastTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SlotClaims _claims = SlotClaims.Empty;
    private DateTimeOffset _now = Start;

    /// <summary>The second volume is small: its slot is another's while the first is still copied.</summary>
    [Fact]
    public void SlotsOfAnImage_AreFreeOneByOne()
    {
        Enter("image", slots: 2);
        _now += TimeSpan.FromMinutes(5);
        SlotCopy[] copies = [Copy("image", 50), Copy("image", null, hasEnded: true)];

        Assert.Null(Enter("next", 1, copies).Wait);
        Assert.NotNull(Enter("third", 1, copies).Wait);
        // Seen once more, it is not counted once more; and its own holder does not take it again.
        _claims = _claims.Keep("image", [new(SlotClaim.WholeImage, 2)], _now);
        Assert.NotNull(Enter("third", 1, copies).Wait);
        Assert.Equal(2, _claims.All.Sum(claim => claim.Taken));

        Assert.Null(Enter("third", 1, [copies[1], Copy("image", null, hasEnded: true)]).Wait);
    }

    /// <summary>A snapshot may not show yet. Those of a capture before it are older; those of a device have claims of their own.</summary>
    [Fact]
    public void OtherSnapshotsOfTheExecution_FreeNothing()
    {
        Enter("image", slots: 2);
        _now += TimeSpan.FromMinutes(5);
        SlotCopy[] others = [new("image", null, Start.AddMinutes(-1), null, HasEnded: true), new("image", "/dev/xvda", Start.AddMinutes(1), null, HasEnded: true), Copy("other", null, hasEnded: true)];

        Assert.NotNull(Enter("next", 1, others).Wait);
    }

    /// <summary>If an answer was lost, a device may have two.</summary>
    [Fact]
    public void Device_WithTwoSnapshots_IsFreeWhenBothHaveEnded()
    {
        (_claims, _) = _claims.Enter("a", [new("/dev/xvda")], 1, _now);
        _now += TimeSpan.FromMinutes(5);
        SlotCopy Of(bool hasEnded) => new("a", "/dev/xvda", Start, null, hasEnded);

        (_claims, var both) = _claims.Enter("b", [new("/dev/xvda")], 1, _now, [Of(true), Of(false)]);
        Assert.NotNull(both.Wait);
        (_claims, both) = _claims.Enter("b", [new("/dev/xvda")], 1, _now, [Of(true), Of(true)]);
        Assert.Null(both.Wait);
    }

    /// <summary>Nobody recorded when it was admitted: it may have older snapshots.</summary>
    [Fact]
    public void HolderThatWasNotAdmitted_FreesItsSlotsItself()
    {
        _claims = _claims.Keep("a", [new(SlotClaim.WholeImage)], _now);

        Assert.NotNull(Enter("b", 1, [Copy("a", null, hasEnded: true)], limit: 1).Wait);
        _claims = _claims.Keep("a", [], _now);
        Assert.Null(Enter("b", 1, limit: 1).Wait);
    }

    /// <summary>Two slots, held by a copy that takes a minute more and one that takes hours.</summary>
    [Theory]
    [InlineData(1, SlotPace.Near)]
    [InlineData(2, SlotPace.Far)]
    public void Pace_IsThatOfTheSlotThatIsNeeded(int slots, SlotPace expected)
    {
        Enter("short");
        Enter("long");
        _now += TimeSpan.FromMinutes(10);

        Assert.Equal(expected, Enter("next", slots, [Copy("short", 90), Copy("long", 1)], retries: SlotClaims.MaxRetries / 2).Pace);
    }

    /// <summary>Two copies at a time, each of four minutes: who is beyond them waits for whole rounds, whether it has a place or not.</summary>
    [Theory]
    [InlineData(1, SlotPace.Near)]
    [InlineData(6, SlotPace.Later)]
    [InlineData(30, SlotPace.Far)]
    [InlineData(SlotClaims.MaxWaiting + 1, SlotPace.Far)]
    public void Pace_OfALongLine_IsThatOfItsRounds(int place, SlotPace expected)
    {
        Enter("one", slots: 2);
        for (var number = 1; number < place; number++)
        {
            Enter($"w{number}");
        }

        _now += TimeSpan.FromMinutes(2);

        Assert.Equal(expected, Enter("last", 1, [Copy("one", 50), Copy("one", 50)]).Pace);
    }

    /// <summary>Only those whose turn may be next come at once to see what has just begun.</summary>
    [Fact]
    public void Pace_IsNearIfNothingShowsYet_AndInMinutesIfNobodyKnowsOrTheLineIsLong()
    {
        Enter("a", slots: 2);

        Assert.Equal(SlotPace.Near, Enter("b", 1, []).Pace);
        Assert.Equal(SlotPace.Later, Enter("b", 1).Pace);
        var paces = Enumerable.Range(0, 20).Select(number => Enter($"w{number}", 1, []).Pace).ToList();
        Assert.Equal((SlotPace.Near, SlotPace.Later), (paces[0], paces[^1]));
        _now += TimeSpan.FromMinutes(6);
        Assert.Equal(SlotPace.Later, Enter("b", 1, []).Pace);
    }

    /// <summary>Without progress, and where progress stands still before the end, pauses grow with the time it has taken.</summary>
    [Theory]
    [InlineData(null, 4, SlotPace.Near)]
    [InlineData(null, 40, SlotPace.Later)]
    [InlineData(0, 6000, SlotPace.Later)]
    [InlineData(99, 100, SlotPace.Near)]
    [InlineData(99, 300, SlotPace.Later)]
    public void Pace_OfACopyThatShowsNoEnd_IsSlower(int? percent, int minutes, SlotPace expected)
    {
        var rest = new SlotCopy("a", null, Start, percent, HasEnded: false).Rest(Start.AddMinutes(minutes));

        Assert.Equal(expected, SlotPauses.PaceOf(rest));
    }

    /// <summary>It said that it comes in half an hour. While one slot of the two that it needs is taken, the other is kept for it.</summary>
    [Fact]
    public void WhoIsFar_IsNotPassedWhileItIsSilent()
    {
        Enter("a");
        Enter("b");
        _now += TimeSpan.FromMinutes(10);
        Assert.Equal(SlotPace.Far, Enter("far", 2, [Copy("a", 5), Copy("b", 5)], retries: SlotClaims.MaxRetries / 2).Pace);
        _claims = _claims.Leave("a");

        _now += SlotPauses.Far + SlotClaims.MaxSilence;
        Assert.Equal(new SlotWait(1, 2, 1), Enter("c").Wait);
        _now += TimeSpan.FromSeconds(1);
        Assert.Null(Enter("c").Wait);
    }

    /// <summary>Progress stood at 5 %, and then both copies ended at once. Whose turn is next looks after minutes; one that sleeps all the same is passed as soon as anybody who is silent.</summary>
    [Fact]
    public void ProgressThatJumps_LeavesSlotsFreeForMinutes_NotForTheSleep()
    {
        Enter("a", slots: 2);
        _now += TimeSpan.FromMinutes(10);
        SlotCopy[] slow = [Copy("a", 5), Copy("a", 5)];
        Assert.Equal([SlotPace.Later, SlotPace.Later, SlotPace.Far], new[] { "first", "second", "third" }.Select(one => Enter(one, 1, slow).Pace));
        Assert.Equal(SlotPace.Far, Enter("first", 1, slow, retries: SlotClaims.MaxRetries / 2).Pace);
        _claims = _claims.Leave("second");

        _now += SlotClaims.MaxSilence;
        SlotCopy[] ended = [Copy("a", null, hasEnded: true), Copy("a", null, hasEnded: true)];
        Assert.NotNull(Enter("late", 1, ended).Wait);
        _now += TimeSpan.FromSeconds(1);
        Assert.Null(Enter("late", 1, ended).Wait);
    }

    /// <summary>Three volumes on one slot: EC2 copies all of them. The slot is another's when none is copied any more.</summary>
    [Fact]
    public void ImageOfMoreCopiesThanSlots_FreesNoneWhileTheRestIsCopied()
    {
        Enter("image", slots: 3, limit: 1);
        _now += TimeSpan.FromMinutes(5);
        SlotCopy ended = Copy("image", null, hasEnded: true);

        Assert.NotNull(Enter("next", 1, [ended, Copy("image", 50), Copy("image", 60)], limit: 1).Wait);
        Assert.NotNull(Enter("next", 1, [ended, ended, Copy("image", 99)], limit: 1).Wait);
        Assert.Null(Enter("next", 1, [ended, ended, ended], limit: 1).Wait);
    }

    /// <summary>Holders whose copies have ended, and who have not noticed, take no places from those who wait.</summary>
    [Fact]
    public void HoldersThatHaveEnded_TakeNoPlaceInTheLine_AndOnlySoManyAreKept()
    {
        const int Ended = SlotClaims.MaxWaiting + 10;
        for (var number = 0; number < Ended; number++)
        {
            Enter($"ended-{number}", limit: Ended);
        }

        _now += TimeSpan.FromMinutes(5);
        Enter("all", Ended, [.. Enumerable.Range(0, Ended).Select(number => Copy($"ended-{number}", null, hasEnded: true))], limit: Ended);
        Enter("waits", limit: Ended);

        Assert.Equal(["all", "waits"], _claims.All.TakeLast(2).Select(claim => claim.Execution));
        Assert.Equal(SlotClaims.MaxEnded + 2, _claims.All.Count);
        // One of those that were dropped says that it goes on: the next look knows better.
        _claims = _claims.Keep("ended-0", [new(SlotClaim.WholeImage, 1, Start)], _now);
        Enter("waits", 1, [Copy("ended-0", null, hasEnded: true)], limit: Ended);
        Assert.Equal(["all"], _claims.All.Where(claim => claim.Taken > 0).Select(claim => claim.Execution).Except(["waits"]));
    }

    /// <summary>A full line of a thousand would write the queue many times a second, each time for nothing.</summary>
    [Fact]
    public void WhoHasNoPlace_ChangesNothing()
    {
        for (var number = 0; number <= SlotClaims.MaxWaiting; number++)
        {
            Enter($"w{number}", limit: 1);
        }

        _now += TimeSpan.FromMinutes(1);
        var before = _claims;
        Assert.NotNull(Enter("beyond", limit: 1).Wait);
        Assert.Same(before, _claims);
    }

    private SlotCopy Copy(string execution, int? percent, bool hasEnded = false) => new(execution, null, Start, percent, hasEnded);

    private SlotAdmission Enter(string execution, int slots = 1, SlotCopy[]? copies = null, int limit = 2, int retries = 0)
    {
        (_claims, var admission) = _claims.Enter(execution, [new(SlotClaim.WholeImage, slots)], limit, _now, copies, retries);
        return admission;
    }
}
