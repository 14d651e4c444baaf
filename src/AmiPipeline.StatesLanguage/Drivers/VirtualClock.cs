namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>
/// A clock that does not advance on its own. It is an ordinary <see cref="TimeProvider"/>: its timers fire, in the order of
/// their times, on the thread that moves it.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (DateTimeOffset Due, long Order)> _timers = new();
    private DateTimeOffset _now;
    private long _order;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">The time it shows at first, in any offset.</param>
    public VirtualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>100 nanoseconds a tick, so that timestamps are exact.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC: results must not depend on where they are computed.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>When the next timer fires; null if none is set.</summary>
    public DateTimeOffset? NextTimerDue
    {
        get
        {
            lock (_gate)
            {
                SkipChanged();
                return _timers.TryPeek(out _, out var priority) ? priority.Due : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing every timer that becomes due on the way at its own time.</summary>
    /// <param name="time">The time to stop at. A time in the past leaves the clock where it is.</param>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (TakeDue(time) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = time > _now ? time.ToUniversalTime() : _now;
        }
    }

    /// <summary>Moves the clock on by a span; see <see cref="AdvanceTo"/>.</summary>
    /// <param name="span">How far; nothing happens if it is negative.</param>
    public void Advance(TimeSpan span) => AdvanceTo(GetUtcNow() + span);

    internal void Schedule(VirtualTimer timer, TimeSpan delay)
    {
        lock (_gate)
        {
            timer.Due = _now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
            _timers.Enqueue(timer, (timer.Due.Value, _order++));
        }
    }

    private VirtualTimer? TakeDue(DateTimeOffset time)
    {
        lock (_gate)
        {
            SkipChanged();
            if (!_timers.TryPeek(out var timer, out var priority) || priority.Due > time)
            {
                return null;
            }

            _timers.Dequeue();
            timer.Due = null;
            _now = priority.Due > _now ? priority.Due : _now;
            return timer;
        }
    }

    /// <summary>Drops plans of timers that were changed or disposed since.</summary>
    private void SkipChanged()
    {
        while (_timers.TryPeek(out var timer, out var priority) && timer.Due != priority.Due)
        {
            _timers.Dequeue();
        }
    }
}
