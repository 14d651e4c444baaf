namespace AmiPipeline.Engines;

/// <summary>The wait between two looks at something that happens elsewhere.</summary>
public static class Pause
{
    /// <summary>Waits.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="time">How long.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task WaitAsync(TimeProvider clock, TimeSpan time, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var over = new TaskCompletionSource();
        await using var timer = clock.CreateTimer(_ => over.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        await over.Task.WaitAsync(stop);
    }
}
