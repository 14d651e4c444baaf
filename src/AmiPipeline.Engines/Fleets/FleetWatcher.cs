using AmiPipeline.Engines.Deployed;

namespace AmiPipeline.Engines.Fleets;

/// <summary>Follows a fleet to its end. It touches nothing.</summary>
/// <param name="passes">Its executions.</param>
/// <param name="clock">The clock that it waits by.</param>
/// <param name="onProgress">Called each time it was looked at.</param>
public sealed class FleetWatcher(IReadOnlyList<FleetPass> passes, TimeProvider clock, Action<FleetProgress> onProgress)
{
    private const int MaxFailures = 5;

    // Each look takes a call for every execution that runs.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    /// <summary>Follows it. Calls that fail in a way that passes are made again, up to five times in a row.</summary>
    /// <param name="stop">Ends the watching, not the fleet.</param>
    /// <exception cref="ForeignFleetException">It is an execution of another state machine.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<FleetProgress> WatchAsync(CancellationToken stop)
    {
        var view = new FleetView(passes);
        var failures = 0;
        while (true)
        {
            try
            {
                var progress = await view.ReadAsync(stop);
                onProgress(progress);
                if (progress.Stopped is not null)
                {
                    return progress;
                }

                failures = 0;
            }
            catch (Exception error) when (ExecutionWatcher.IsTransient(error) && !stop.IsCancellationRequested && ++failures < MaxFailures)
            {
                // The fleet continues meanwhile; the next look finds it.
            }

            await Pause.WaitAsync(clock, BetweenLooks, stop);
        }
    }
}
