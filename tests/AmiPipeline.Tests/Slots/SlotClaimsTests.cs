using AmiPipeline.Slots;
using Xunit;

namespace AmiPipeline.Tests.Slots;

/// <summary>Who is let copy: in the order of arrival, never more than there are slots, and nobody who has gone keeps others waiting.</summary>
public sealed class SlotClaimsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SlotClaims _claims = SlotClaims.Empty;
    private DateTimeOffset _now = Start;

    [Fact]
    public void Slots_AreTaken_AndThenWaitedForInOrder()
    {
        Assert.Null(Enter("a", 2));
        Assert.Null(Enter("b", 2));

        Assert.Equal("waiting for 1 of 2 copy slots in eu-west-1, 0 ahead", Enter("c", 2)!.Describe("eu-west-1"));
        Assert.Equal("waiting for 1 of 2 copy slots in eu-west-1, 1 ahead", Enter("d", 2)!.Describe("eu-west-1"));
        _claims = _claims.Leave("a");
        Assert.Equal(1, Enter("d", 2)!.Ahead);
        Assert.Null(Enter("c", 2));
        Assert.Equal(0, Enter("d", 2)!.Ahead);
    }

    /// <summary>An answer that was lost, and a function that ran twice.</summary>
    [Fact]
    public void SameClaimAgain_IsTheSame()
    {
        Enter("a", 1);
        Enter("b", 1);
        Enter("c", 1);

        Assert.Null(Enter("a", 1));
        Assert.Equal((0, 1), (Enter("b", 1)!.Ahead, Enter("c", 1)!.Ahead));
        Assert.Equal(3, _claims.All.Count);
    }

    [Fact]
    public void WhoWantsMany_IsNotPassedByThoseWhoWantOne_AndGetsNoMoreThanThereAre()
    {
        Enter("a", 4);
        Assert.NotNull(Enter("many", 4, slots: 9));
        Assert.NotNull(Enter("b", 4));
        _claims = _claims.Leave("a");

        Assert.NotNull(Enter("b", 4));
        Assert.Null(Enter("many", 4, slots: 9));
        Assert.Equal(4, _claims.All.Where(claim => claim.Holds).Sum(claim => claim.Slots));
    }

    [Fact]
    public void Devices_AreAdmittedAsFarAsThereIsRoom_AndTheRestKeepsItsPlace()
    {
        Enter("a", 3);
        var (after, admission) = _claims.Enter("b", [new("/dev/xvda"), new("/dev/sdf"), new("/dev/sdg")], 3, _now);
        _claims = after;
        Enter("c", 3);

        Assert.Equal(("/dev/xvda /dev/sdf", new SlotWait(1, 3, 0)), (string.Join(' ', admission.Admitted), admission.Wait));
        _claims = _claims.Leave("a");
        Assert.NotNull(Enter("c", 3));
        Assert.Null(_claims.Enter("b", [new("/dev/sdg")], 3, _now).Admission.Wait);
    }

    /// <summary>An image of 25 volumes has 20 copies in progress, and its next check is a quarter of an hour away: nobody takes what becomes free for the rest.</summary>
    [Fact]
    public void WhoHasCopiesInProgress_IsNotPassed_ThoughSilent()
    {
        IReadOnlyList<SlotClaim.Wanted> devices = [.. Enumerable.Range(0, 25).Select(number => new SlotClaim.Wanted($"/dev/xvd{(char)('a' + number)}"))];
        (_claims, var admission) = _claims.Enter("many", devices, 20, _now);
        Enter("single", 20);
        _now += TimeSpan.FromMinutes(15);
        _claims = _claims.Keep("many", [.. devices.Take(15)], _now);

        var rest = Enter("single", 20);
        (_claims, var later) = _claims.Enter("many", [.. devices.Skip(20)], 20, _now);

        Assert.Equal((20, new SlotWait(1, 20, 5)), (admission.Admitted.Count, rest));
        Assert.Equal(((SlotWait?)null, 5), (later.Wait, later.Admitted.Count));
        Assert.Equal(0, Enter("single", 20)!.Ahead);
    }

    /// <summary>Written by a clock that was a day ahead.</summary>
    [Fact]
    public void HolderFromTheFuture_LosesItsSlot()
    {
        _now += TimeSpan.FromDays(1);
        Enter("ahead", 1);
        _now = Start;

        Assert.Null(Enter("b", 1));
        Assert.Equal("b", Assert.Single(_claims.All).Execution);
    }

    [Fact]
    public void HolderThatIsNotHeardOf_LosesItsSlot_AndOneThatIsKeepsIt()
    {
        Enter("gone", 2);
        Enter("alive", 2);
        _now += SlotClaims.MaxHeld;
        Assert.NotNull(Enter("c", 2));
        _claims = _claims.Keep("alive", [new("image")], _now);
        _now += TimeSpan.FromMinutes(1);

        Assert.Null(Enter("c", 2));
        Assert.NotNull(Enter("d", 2));
        Assert.DoesNotContain(_claims.All, claim => claim.Execution == "gone");
    }

    [Fact]
    public void WhoWaitsAndIsNotHeardOf_IsPassed_AndKeepsThePlaceUntilItIsGivenUp()
    {
        Enter("a", 1);
        Enter("silent", 1);
        _now += SlotClaims.MaxSilence + TimeSpan.FromSeconds(1);
        Enter("c", 1);
        _claims = _claims.Leave("a");

        Assert.Null(Enter("c", 1));
        Assert.NotNull(Enter("d", 1));
        Assert.Equal((0, 1), (Enter("silent", 1)!.Ahead, Enter("d", 1)!.Ahead));
        _now += SlotClaims.MaxAway + TimeSpan.FromSeconds(1);
        Assert.Null(Enter("e", 1));
        Assert.Equal("e", Assert.Single(_claims.All).Execution);
    }

    /// <summary>Whoever could not enter, or was taken for gone, is entered when the copy is next looked at: what is in progress takes EC2's slots whatever is written here.</summary>
    [Fact]
    public void CopyInProgress_HoldsASlot_AndThoseThatHaveEndedDoNot()
    {
        Enter("a", 1);
        Enter("b", 1);
        _claims = _claims.Keep("b", [new("image")], _now);
        Assert.All(_claims.All, claim => Assert.True(claim.Holds));

        _claims = _claims.Keep("b", [], _now).Keep("a", [], _now);
        Assert.Empty(_claims.All);
        Assert.Same(_claims, _claims.Leave("a"));
    }

    [Fact]
    public void Line_HasAnEnd()
    {
        Enter("a", 1);
        for (var number = 0; number < SlotClaims.MaxWaiting; number++)
        {
            Enter($"w{number}", 1);
        }

        Assert.Equal("waiting for 1 of 1 copy slot in eu-west-1, 200 ahead or more", Enter("beyond", 1)!.Describe("eu-west-1"));
        Assert.DoesNotContain(_claims.All, claim => claim.Execution == "beyond");
        _claims = _claims.Leave("w0");
        Assert.Equal(SlotClaims.MaxWaiting - 1, Enter("beyond", 1)!.Ahead);
    }

    [Fact]
    public void Text_IsFoundInAMessage()
    {
        Assert.Equal("waiting for 1 of 20 copy slots in eu-west-1, 14 ahead", SlotWait.Find("base is waiting for 1 of 20 copy slots in eu-west-1, 14 ahead."));
        Assert.Null(SlotWait.Find("CopySnapshot: Too many snapshot copies in progress."));
    }

    /// <summary>Whatever comes, in whatever order: never more are admitted than there are slots.</summary>
    [Fact]
    public void Admission_NeverExceedsTheLimit()
    {
        const int Limit = 5;
        var random = new Random(1);
        for (var step = 0; step < 20_000; step++)
        {
            _now += TimeSpan.FromSeconds(random.Next(400));
            var execution = $"{random.Next(30)}";
            _claims = random.Next(4) == 0 ? _claims.Leave(execution) : _claims.Enter(execution, [new("image", random.Next(1, 5))], Limit, _now).After;

            Assert.InRange(_claims.All.Where(claim => claim.Holds).Sum(claim => claim.Slots), 0, Limit);
            Assert.Equal(_claims.All.Count, _claims.All.DistinctBy(claim => (claim.Execution, claim.Key)).Count());
        }

        Assert.Contains(_claims.All, claim => claim.Holds);
    }

    private SlotWait? Enter(string execution, int limit, int slots = 1)
    {
        (_claims, var admission) = _claims.Enter(execution, [new("image", slots)], limit, _now);
        return admission.Wait;
    }
}
