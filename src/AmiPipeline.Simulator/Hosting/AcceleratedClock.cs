namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// A clock that runs faster than another: with a speed of 60, a minute of simulated time passes in every second of real time.
/// </summary>
/// <remarks>Its time, timestamps and timers agree: what is due in an hour fires when this clock shows an hour later, never before.</remarks>
public sealed class AcceleratedClock : TimeProvider
{
    /// <summary>The highest speed: a day passes in a second.</summary>
    public const double MaxSpeed = 86_400;

    private readonly TimeProvider _real;
    private readonly long _startTimestamp;

    /// <summary>Starts the clock.</summary>
    /// <param name="real">The clock it follows, in the end the system's.</param>
    /// <param name="speed">How many seconds pass here in each second there, from 1 to <see cref="MaxSpeed"/>.</param>
    /// <param name="start">The time it shows first; null for the time of <paramref name="real"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is out of its range.</exception>
    public AcceleratedClock(TimeProvider real, double speed, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        if (!(speed is >= 1 and <= MaxSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, $"The speed must be from 1 to {MaxSpeed}.");
        }

        _real = real;
        _startTimestamp = real.GetTimestamp();
        Speed = speed;
        Start = start ?? real.GetUtcNow();
    }

    /// <summary>How many seconds pass here in each second of the real clock.</summary>
    public double Speed { get; }

    /// <summary>The time it showed first.</summary>
    public DateTimeOffset Start { get; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    /// <summary>The ticks of 100 ns that have passed here since the start.</summary>
    public override long GetTimestamp() => (long)(_real.GetElapsedTime(_startTimestamp).Ticks * Speed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(_real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>How long a time of this clock takes in real time, rounded up to what timers can tell apart.</summary>
    internal TimeSpan Real(TimeSpan here) => here <= TimeSpan.Zero
        ? here
        : TimeSpan.FromMilliseconds(Math.Ceiling(here.TotalMilliseconds / Speed));
}
