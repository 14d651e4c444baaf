namespace AmiPipeline.Simulator.Hosting;

/// <summary>A timer of an accelerated clock: one of the real clock, which is reset whenever the clock is moved or changes its speed.</summary>
internal sealed class AcceleratedTimer : ITimer
{
    private readonly AcceleratedClock _clock;
    private readonly Action _callback;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private long? _due;
    private TimeSpan _period;

    public AcceleratedTimer(AcceleratedClock clock, TimeProvider real, Action callback, TimeSpan dueTime, TimeSpan period)
    {
        (_clock, _callback) = (clock, callback);
        _timer = real.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + dueTime.Ticks;
            _period = period;
        }

        return Set();
    }

    public void SetAgain() => Set();

    public void Dispose()
    {
        lock (_gate)
        {
            _due = null;
        }

        _clock.Watch(this, isSet: false);
        _timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Set()
    {
        long? due;
        lock (_gate)
        {
            due = _due;
        }

        _clock.Watch(this, due is not null);
        return _timer.Change(due is { } ticks ? _clock.Real(TimeSpan.FromTicks(ticks - _clock.GetTimestamp())) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // The real timer may fire too early: the clock may have slowed down since it was set.
    private void Fire()
    {
        bool isDue;
        lock (_gate)
        {
            isDue = _due <= _clock.GetTimestamp();
            if (isDue)
            {
                _due = _period > TimeSpan.Zero ? _due + _period.Ticks : null;
            }
        }

        Set();
        if (isDue)
        {
            _callback();
        }
    }
}
