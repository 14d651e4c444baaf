namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// A clock that runs faster than another: with a speed of 60, a minute of simulated time passes in every second of real time.
/// It can be moved forward and given another speed, and it runs in real time while something works that takes no simulated time to speak of.
/// </summary>
/// <remarks>Its time, timestamps and timers agree: what is due in an hour fires when this clock shows an hour later, never before.</remarks>
public sealed class AcceleratedClock : TimeProvider
{
    /// <summary>The highest speed: a day passes in a second.</summary>
    public const double MaxSpeed = 86_400;

    private readonly TimeProvider _real;
    private readonly Lock _gate = new();
    private readonly HashSet<AcceleratedTimer> _timers = [];
    private int _inRealTime;

    // Replaced as a whole, under the lock, so that every call of the simulator can read the time without one.
    private volatile Stretch _stretch;

    /// <summary>Starts the clock.</summary>
    /// <param name="real">The clock it follows, in the end the system's.</param>
    /// <param name="speed">How many seconds pass here in each second there, from 1 to <see cref="MaxSpeed"/>.</param>
    /// <param name="start">The time it shows first; null for the time of <paramref name="real"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is out of its range.</exception>
    public AcceleratedClock(TimeProvider real, double speed, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        Check(speed);
        _real = real;
        _stretch = new Stretch(0, real.GetTimestamp(), speed);
        Speed = speed;
        Start = start ?? real.GetUtcNow();
    }

    /// <summary>How many seconds pass here in each second of the real clock, unless it runs in real time for a while.</summary>
    public double Speed { get; private set; }

    /// <summary>The time it showed first.</summary>
    public DateTimeOffset Start { get; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    /// <summary>The ticks of 100 ns that have passed here since the start.</summary>
    public override long GetTimestamp()
    {
        var stretch = _stretch;
        return stretch.Ticks + (long)(_real.GetElapsedTime(stretch.RealTimestamp).Ticks * stretch.Speed);
    }

    /// <summary>Moves it forward; timers that are due then fire.</summary>
    /// <param name="time">By how much; not negative.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Change(time.Ticks, 0);
    }

    /// <summary>Gives it another speed from now on.</summary>
    /// <param name="speed">How many seconds pass here in each second of the real clock, from 1 to <see cref="MaxSpeed"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is out of its range.</exception>
    public void SetSpeed(double speed)
    {
        Check(speed);
        Change(0, 0, speed);
    }

    /// <summary>Lets it run in real time until the result is disposed of: for work on this machine that would take seconds on AWS, and hours at a high speed.</summary>
    public IDisposable RunInRealTime()
    {
        Change(0, 1);
        return new Running(this);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(this, _real, () => callback(state), dueTime, period);

    /// <summary>How long a time of this clock takes in real time, rounded up to the resolution of timers.</summary>
    internal TimeSpan Real(TimeSpan here) =>
        here <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(here.TotalMilliseconds / _stretch.Speed));

    internal void Watch(AcceleratedTimer timer, bool isSet)
    {
        lock (_gate)
        {
            _ = isSet ? _timers.Add(timer) : _timers.Remove(timer);
        }
    }

    private static void Check(double speed)
    {
        if (!(speed is >= 1 and <= MaxSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, $"The speed must be from 1 to {MaxSpeed}.");
        }
    }

    private void Change(long ticks, int inRealTime, double? speed = null)
    {
        AcceleratedTimer[] timers;
        lock (_gate)
        {
            Speed = speed ?? Speed;
            _inRealTime += inRealTime;
            var now = _real.GetTimestamp();
            var passed = (long)(_real.GetElapsedTime(_stretch.RealTimestamp, now).Ticks * _stretch.Speed);
            _stretch = new Stretch(_stretch.Ticks + passed + ticks, now, _inRealTime > 0 ? 1 : Speed);
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.SetAgain();
        }
    }

    /// <summary>A time during which the speed is the same.</summary>
    /// <param name="Ticks">The ticks that had passed here when it began.</param>
    /// <param name="RealTimestamp">The real clock's timestamp then.</param>
    /// <param name="Speed">How many seconds pass here in each second there.</param>
    private sealed record Stretch(long Ticks, long RealTimestamp, double Speed);

    private sealed class Running(AcceleratedClock clock) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                clock.Change(0, -1);
            }
        }
    }
}
