using AmiPipeline.Errors;

namespace AmiPipeline.Reports.Storing;

/// <summary>An execution has ended, but its history does not show that yet: it is eventually consistent.</summary>
/// <param name="executionArn">The execution.</param>
/// <param name="status">How it ended, as Step Functions says.</param>
public sealed class HistoryNotCompleteException(string executionArn, string status)
    : PipelineException($"{executionArn} is {status}, but its history does not show its end yet.");
