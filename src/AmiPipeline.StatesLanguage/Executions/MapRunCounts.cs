namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>How many items, or child executions, of a Map Run there are, by what became of them; the names are DescribeMapRun's.</summary>
/// <param name="Total">All that are known of.</param>
/// <param name="Pending">Those not started.</param>
/// <param name="Running">Those of running child executions.</param>
/// <param name="Succeeded">Those of child executions that succeeded.</param>
/// <param name="Failed">Those of child executions that failed.</param>
/// <param name="TimedOut">Those of child executions that timed out.</param>
/// <param name="Aborted">Those of child executions that were aborted.</param>
/// <param name="ResultsWritten">Those whose results a ResultWriter has written.</param>
public readonly record struct MapRunCounts(
    long Total, long Pending, long Running, long Succeeded, long Failed, long TimedOut, long Aborted, long ResultsWritten)
{
    /// <summary>The counts after some have ended.</summary>
    /// <param name="status">How they ended.</param>
    /// <param name="count">How many.</param>
    internal MapRunCounts Ended(ExecutionStatus status, int count) => this with
    {
        Running = Running - count,
        Succeeded = Succeeded + (status == ExecutionStatus.Succeeded ? count : 0),
        Failed = Failed + (status == ExecutionStatus.Failed ? count : 0),
        TimedOut = TimedOut + (status == ExecutionStatus.TimedOut ? count : 0),
        Aborted = Aborted + (status == ExecutionStatus.Aborted ? count : 0),
    };
}
