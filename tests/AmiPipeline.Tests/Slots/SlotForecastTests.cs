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

    /// <summary>Where an answer was lost, a device may have two.</summary>
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

        Assert.Equal(expected, Enter("next", slots, [Copy("short", 90), Copy("long", 1)]).Pace);
    }

    /// <summary>Beyond all that are under way, the last of them is the least that is waited for.</summary>
    [Fact]
    public void Pace_OfALongLine_IsThatOfTheLastCopy()
    {
        Enter("one", slots: 2);
        Enter("first");
        Enter("second");
        Enter("third");
        _now += TimeSpan.FromMinutes(9);

        Assert.Equal(SlotPace.Later, Enter("third", 1, [Copy("one", 40), Copy("one", 40)]).Pace);
    }

    [Fact]
    public void Pace_IsNearWhereNothingShowsYet_AndInMinutesWhereNobodyKnows()
    {
        Enter("a", slots: 2);

        Assert.Equal(SlotPace.Near, Enter("b", 1, []).Pace);
        Assert.Equal(SlotPace.Later, Enter("b", 1).Pace);
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

    /// <summary>It said that it comes in half an hour.</summary>
    [Fact]
    public void WhoIsFar_IsNotPassedWhileItIsSilent()
    {
        Enter("a", slots: 2);
        _now += TimeSpan.FromMinutes(10);
        Assert.Equal(SlotPace.Far, Enter("far", 1, [Copy("a", 5), Copy("a", 5)]).Pace);
        _claims = _claims.Leave("a");

        _now += SlotPauses.Far + SlotClaims.MaxSilence;
        Assert.Equal(new SlotWait(2, 2, 1), Enter("b", 2).Wait);
        _now += TimeSpan.FromSeconds(1);
        Assert.Null(Enter("b", 2).Wait);
    }

    private SlotCopy Copy(string execution, int? percent, bool hasEnded = false) => new(execution, null, Start, percent, hasEnded);

    private SlotAdmission Enter(string execution, int slots = 1, SlotCopy[]? copies = null, int limit = 2)
    {
        (_claims, var admission) = _claims.Enter(execution, [new(SlotClaim.WholeImage, slots)], limit, _now, copies);
        return admission;
    }
}
