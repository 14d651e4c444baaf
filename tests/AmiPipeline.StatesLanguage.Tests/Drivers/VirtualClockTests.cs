using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Drivers;

public sealed class VirtualClockTests
{
    private readonly VirtualClock _clock = new(Machine.Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Time_MovesOnlyOnRequest()
    {
        var timestamp = _clock.GetTimestamp();
        Assert.Equal(Machine.Start, _clock.GetUtcNow());
        _clock.AdvanceTo(Machine.Start.AddHours(-1));
        Assert.Equal(Machine.Start, _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Machine.Start.AddMinutes(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(3), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Timers_FireInOrderAtTheirOwnTimes()
    {
        using var late = Timer("late", 20);
        using var early = Timer("early", 10);
        using var same = Timer("same", 10);
        Assert.Equal(Machine.Start.AddSeconds(10), _clock.NextTimerDue);
        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(["10 early", "10 same"], _fired);
        Assert.Equal(Machine.Start.AddSeconds(20), _clock.NextTimerDue);
    }

    [Fact]
    public void Timers_ChangedOrDisposed_FireAccordingly()
    {
        using var moved = Timer("moved", 10);
        using var gone = Timer("gone", 10);
        moved.Change(TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["30 moved"], _fired);
        Assert.False(gone.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.Null(_clock.NextTimerDue);
    }

    [Fact]
    public void PeriodicTimers_FireAgain()
    {
        using var timer = Timer("tick", 10, 5);
        _clock.Advance(TimeSpan.FromSeconds(22));

        Assert.Equal(["10 tick", "15 tick", "20 tick"], _fired);
    }

    private ITimer Timer(string name, int seconds, int period = 0) => _clock.CreateTimer(
        _ => _fired.Add($"{(_clock.GetUtcNow() - Machine.Start).TotalSeconds} {name}"),
        null,
        TimeSpan.FromSeconds(seconds),
        period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
}
