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
    // By which AWS says whether an image is used.
    private static readonly HashSet<string> UseQuestions =
        ["DescribeImageReferences", "DescribeLaunchConfigurations", "DescribeImageAttribute", "CreateImageUsageReport", "DescribeImageUsageReports", "DescribeImageUsageReportEntries"];

    /// <summary>The calls by which it asked whether images are used, and that were refused, each with its place.</summary>
    internal IReadOnlyList<string> RefusedUseQuestions { get; init; } = [];

    internal static RunRecord From(Execution execution, DateTimeOffset now, IEnumerable<RecordedCall> calls) => new(
        execution.Status, execution.Output, execution.Error, execution.Cause, execution.History.Count,
        (execution.StopTime ?? now) - execution.StartTime)
    {
        RefusedUseQuestions = [.. calls.Where(call => call.ErrorCode is not null && UseQuestions.Contains(call.Action)).Select(call => $"{call.Action} in {new Place(call.AccountId, call.Region)}").Distinct()],
    };
}
