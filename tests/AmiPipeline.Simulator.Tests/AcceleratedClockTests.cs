using AmiPipeline.Simulator.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

public sealed class AcceleratedClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new(Noon);

    [Fact]
    public void Time_RunsAtItsSpeed_FromTheRealTime()
    {
        var clock = new AcceleratedClock(_real, 60);
        Assert.Equal(Noon, clock.GetUtcNow());
        var timestamp = clock.GetTimestamp();

        _real.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(Noon + TimeSpan.FromMinutes(90), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Time_OfAGivenStart_IsIndependentOfTheRealTime()
    {
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = new AcceleratedClock(_real, 1.5, start);

        _real.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(start + TimeSpan.FromSeconds(3), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(60, 3600)]
    [InlineData(7, 1)]
    [InlineData(86_400, 0.1)]
    public void Timer_FiresOnceItsTimeHasCome_AndNotBefore(double speed, double seconds)
    {
        var clock = new AcceleratedClock(_real, speed);
        var due = clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        DateTimeOffset? fired = null;
        using var timer = clock.CreateTimer(_ => fired = clock.GetUtcNow(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

        _real.Advance(TimeSpan.FromSeconds(seconds / speed) - TimeSpan.FromTicks(1));
        Assert.Null(fired);
        _real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(fired >= due, $"due {due:O}, fired {fired:O}");
    }

    [Fact]
    public void Timer_RepeatsAtItsPeriod_AndCanBeChanged()
    {
        var clock = new AcceleratedClock(_real, 60);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, count);

        timer.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(3, count);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, count);
    }

    [Fact]
    public void Time_RunsInRealTime_WhileSomethingWorks()
    {
        var clock = new AcceleratedClock(_real, 3600);
        DateTimeOffset? fired = null;
        using var timer = clock.CreateTimer(_ => fired = clock.GetUtcNow(), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        var work = clock.RunInRealTime();
        var more = clock.RunInRealTime();
        _real.Advance(TimeSpan.FromSeconds(2));
        work.Dispose();
        work.Dispose();
        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((Noon + TimeSpan.FromSeconds(5), null), (clock.GetUtcNow(), fired));

        more.Dispose();
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Noon + TimeSpan.FromSeconds(3605), clock.GetUtcNow());
        Assert.True(fired >= Noon + TimeSpan.FromHours(1));
    }

    [Fact]
    public void Time_IsMovedForward_AndTimersFire()
    {
        var clock = new AcceleratedClock(_real, 1);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        clock.Advance(TimeSpan.FromHours(2.5));
        _real.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((Noon + TimeSpan.FromHours(2.5) + TimeSpan.FromMilliseconds(1), 2), (clock.GetUtcNow(), count));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.99)]
    [InlineData(-60)]
    [InlineData(86_401)]
    [InlineData(double.NaN)]
    public void Speed_OutOfRange_IsRefused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedClock(_real, speed));
}
