namespace AmiPipeline.Cli.Documents;

/// <summary>An execution in a list, for programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Execution">Its ARN.</param>
/// <param name="Status"><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</param>
/// <param name="StartDate">When it was started.</param>
/// <param name="StopDate">When it ended; absent while it runs.</param>
internal sealed record ListedExecution(string Name, string Execution, string Status, DateTimeOffset StartDate, DateTimeOffset? StopDate);
