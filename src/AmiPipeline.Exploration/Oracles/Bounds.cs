using AmiPipeline.Exploration.Trials;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What an execution may take.</summary>
internal static class Bounds
{
    // An image may come without progress for 49 hours, and its clean-up waits for it as long again.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(7);

    // Step Functions ends an execution at 25,000 events (Step Functions quotas).
    private const int MaxEvents = 24_900;

    /// <summary>What was exceeded; null for nothing.</summary>
    public static string? FindExceeded(RunRecord run) =>
        run.Status is ExecutionStatus.Running or ExecutionStatus.TimedOut ? $"the execution is {run.Status}"
        : run.Duration > MaxDuration ? $"the execution took {run.Duration.TotalDays:0.#} days"
        : run.Events > MaxEvents ? $"the history has {run.Events} events"
        : null;
}
