using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>How one execution ended, as Step Functions shows it.</summary>
/// <param name="Status">The status; <see cref="ExecutionStatus.Aborted"/> for one that was interrupted.</param>
/// <param name="Output">The output, JSON; null if there is none.</param>
/// <param name="Error">The error; null if there is none.</param>
/// <param name="Cause">The cause; null if there is none.</param>
/// <param name="Events">The events in its history.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RunRecord(ExecutionStatus Status, string? Output, string? Error, string? Cause, int Events, TimeSpan Duration)
{
    // What tells whether an image is used.
    private static readonly HashSet<string> Telling =
        ["DescribeImageReferences", "DescribeImageAttribute", "CreateImageUsageReport", "DescribeImageUsageReports", "DescribeImageUsageReportEntries"];

    /// <summary>The places in which a call that tells whether images are used was refused.</summary>
    internal IReadOnlySet<Place> Untold { get; private init; } = new HashSet<Place>();

    internal static RunRecord From(Execution execution, DateTimeOffset now, IEnumerable<RecordedCall> calls) => new(
        execution.Status, execution.Output, execution.Error, execution.Cause, execution.History.Count,
        (execution.StopTime ?? now) - execution.StartTime)
    {
        Untold = calls.Where(call => call.ErrorCode is not null && Telling.Contains(call.Action)).Select(call => new Place(call.AccountId, call.Region)).ToHashSet(),
    };
}
