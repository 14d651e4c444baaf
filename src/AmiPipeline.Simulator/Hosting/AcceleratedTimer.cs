namespace AmiPipeline.Simulator.Hosting;

/// <summary>A timer of an accelerated clock: one of the real clock, set to shorter times.</summary>
internal sealed class AcceleratedTimer(ITimer timer, AcceleratedClock clock) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

    public void Dispose() => timer.Dispose();

    public ValueTask DisposeAsync() => timer.DisposeAsync();
}
