namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _isDisposed;

    /// <summary>When it fires; null while it does not.</summary>
    public DateTimeOffset? Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _period = period;
        Due = null;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            clock.Schedule(this, dueTime);
        }

        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Schedule(this, _period);
        }

        callback(state);
    }

    public void Dispose()
    {
        _isDisposed = true;
        Due = null;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
