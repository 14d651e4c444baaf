using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Tests.Waiting;

public sealed class WaitScheduleTests
{
    private static readonly DateTimeOffset Start = WaitedFor.Start;

    public static TheoryData<string> Progress => ["silent", "linear", "stuck at 99", "stuck at 100"];

    [Fact]
    public void Begin_AnyPace_WaitsForItsFirst() =>
        Assert.Equal(new WaitState { StartedAt = Start, Checks = 0, Seconds = 15 }, WaitSchedule.Begin(Start, WaitPace.Image));

    [Fact]
    public void Next_CountsChecksAndKeepsTheStart()
    {
        var next = WaitSchedule.Next(WaitSchedule.Begin(Start, WaitPace.Image), Start.AddSeconds(15), null, WaitPace.Image);

        Assert.Equal((Start, 1), (next.StartedAt, next.Checks));
    }

    // From a minute to three hours, minute by minute.
    [Theory]
    [InlineData("silent", 0.20, 35)]
    [InlineData("linear", 0.05, 20)]
    public void Wait_ForAnImageOfAnyDuration_NoticesSoonWithFewChecks(string progress, double lateShare, int mostChecks)
    {
        for (var minutes = 1; minutes <= 180; minutes++)
        {
            var duration = TimeSpan.FromMinutes(minutes);

            var waited = WaitedFor.Of(duration, Reported(progress), WaitPace.Image);

            var lateMost = duration * lateShare + WaitPace.Image.MinWait + TimeSpan.FromSeconds(1);
            Assert.True(waited.Late <= lateMost, $"{minutes} min: noticed {waited.Late} late, at most {lateMost}");
            Assert.True(waited.Checks <= mostChecks, $"{minutes} min: {waited.Checks} checks, at most {mostChecks}");
        }
    }

    [Theory]
    [MemberData(nameof(Progress))]
    public void Wait_WithinTheDeadline_IsNeverGivenUp(string progress)
    {
        foreach (var hours in new[] { 1, 6, 12, 24, 36, 48 })
        {
            var waited = WaitedFor.Of(TimeSpan.FromHours(hours), Reported(progress), WaitPace.Snapshots);

            Assert.InRange(waited.Checks, 1, WaitPace.Snapshots.MaxChecks);
            Assert.InRange(waited.ShortestWait, 15, 900);
            Assert.InRange(waited.LongestWait, 15, Math.Max(900, hours * 36));
        }
    }

    [Theory]
    [MemberData(nameof(Progress))]
    public void Wait_ForWhatNeverGetsReady_EndsAtTheDeadline(string progress)
    {
        foreach (var pace in new[] { WaitPace.Image, WaitPace.Snapshots, WaitPace.Instance, WaitPace.Volumes })
        {
            var refused = Assert.Throws<WaitDeadlineExceededException>(() => WaitForever(pace, Reported(progress)));

            Assert.StartsWith($"The {pace.What} did not get ready in ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Next_BeforeTheDeadline_WaitsNoLongerThanIt()
    {
        var wait = new WaitState { StartedAt = Start, Checks = 10, Seconds = 60 };

        Assert.Equal(7, WaitSchedule.Next(wait, Start + WaitPace.Volumes.Deadline - TimeSpan.FromSeconds(7), null, WaitPace.Volumes).Seconds);
        Assert.Equal(1, WaitSchedule.Next(wait, Start + WaitPace.Volumes.Deadline - TimeSpan.FromMilliseconds(1), null, WaitPace.Volumes).Seconds);
    }

    [Fact]
    public void Next_AtTheDeadline_SaysHowLongItWaited()
    {
        var wait = new WaitState { StartedAt = Start, Checks = 40, Seconds = 60 };

        var refused = Assert.Throws<WaitDeadlineExceededException>(() => WaitSchedule.Next(wait, Start.AddMinutes(45), null, WaitPace.Instance));

        Assert.Equal("The instance did not get ready in 45 minutes and 41 checks; at most 45 minutes without progress and 500 checks are allowed.", refused.Message);
    }

    [Fact]
    public void Next_AtTheLastCheck_GivesUp()
    {
        var wait = new WaitState { StartedAt = Start, Checks = WaitPace.Image.MaxChecks - 1, Seconds = 60 };

        Assert.Throws<WaitDeadlineExceededException>(() => WaitSchedule.Next(wait, Start.AddHours(3), null, WaitPace.Image));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(null, 20)]
    [InlineData(-1, 20)]
    [InlineData(49, 80)]
    [InlineData(98, 15)]
    [InlineData(100, 15)]
    [InlineData(250, 15)]
    public void Next_After100Seconds_FollowsTheProgress(int? percent, int seconds)
    {
        var next = WaitSchedule.Next(WaitSchedule.Begin(Start, WaitPace.Image), Start.AddSeconds(100), percent, WaitPace.Image);

        Assert.Equal(seconds, next.Seconds);
    }

    /// <summary>16 TiB at the simulator's pace take four days, which is longer than the deadline: what comes forward is waited for.</summary>
    [Fact]
    public void Next_WhileSomethingComesForward_MovesTheDeadlineOn()
    {
        var waited = WaitedFor.Of(TimeSpan.FromDays(20), WaitedFor.Linear, WaitPace.Image);

        Assert.InRange(waited.Checks, 100, WaitPace.Image.MaxChecks);
        Assert.InRange(waited.Late, TimeSpan.Zero, TimeSpan.FromDays(0.2));
    }

    [Theory]
    [InlineData(0, 49)]
    [InlineData(8, 49.02)]
    [InlineData(16384, 94.51)]
    public void ForSize_MovesTheDeadlineByTheLargestVolume(int sizeGiB, double hours) =>
        Assert.Equal(hours, WaitPace.Snapshots.ForSize(sizeGiB).Deadline.TotalHours, 2);

    [Fact]
    public void Next_WithoutProgressForTheDeadline_SaysSinceWhen()
    {
        var wait = new WaitState { StartedAt = Start, Checks = 40, Seconds = 60, Done = 70, AdvancedAt = Start.AddHours(30) };

        Assert.Equal(70, WaitSchedule.Next(wait, Start.AddHours(78), 70, WaitPace.Image).Done);
        var refused = Assert.Throws<WaitDeadlineExceededException>(() => WaitSchedule.Next(wait, Start.AddHours(79), 70, WaitPace.Image));
        Assert.Equal("The image did not get ready in 79 hours and 41 checks, with no progress in the last 49 hours; at most 49 hours without progress, 30 days in all and 500 checks are allowed.", refused.Message);
    }

    [Fact]
    public void Next_AfterAMonth_GivesUpWhateverTheProgress()
    {
        var wait = new WaitState { StartedAt = Start, Checks = 40, Seconds = 60, Done = 70, AdvancedAt = Start.AddDays(29.9) };

        Assert.Throws<WaitDeadlineExceededException>(() => WaitSchedule.Next(wait, Start.AddDays(30), 71, WaitPace.Image));
    }

    // A clock may step back between two functions on two machines.
    [Fact]
    public void Next_WithAClockThatStepsBack_WaitsTheShortest() =>
        Assert.Equal(15, WaitSchedule.Next(WaitSchedule.Begin(Start, WaitPace.Image), Start.AddSeconds(-5), 50, WaitPace.Image).Seconds);

    private static void WaitForever(WaitPace pace, Func<double, int?> progress)
    {
        var (wait, now) = (WaitSchedule.Begin(Start, pace), Start);
        while (wait.Checks < pace.MaxChecks)
        {
            Assert.InRange(wait.Seconds, 1, (int)Math.Max(pace.MaxWait.TotalSeconds, (now - Start).TotalSeconds / 100 + 1));
            now += TimeSpan.FromSeconds(wait.Seconds);
            Assert.True(now - Start <= pace.Deadline + TimeSpan.FromSeconds(1), $"{pace.What}: {now - Start} is beyond the deadline");
            wait = WaitSchedule.Next(wait, now, progress(0.5), pace);
        }
    }

    private static Func<double, int?> Reported(string progress) => progress switch
    {
        "silent" => WaitedFor.Silent,
        "linear" => WaitedFor.Linear,
        "stuck at 99" => WaitedFor.StuckAt99,
        _ => WaitedFor.StuckAt100,
    };
}
