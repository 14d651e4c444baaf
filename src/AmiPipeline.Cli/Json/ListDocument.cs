namespace AmiPipeline.Cli.Json;

/// <summary>Executions of a state machine, for programs.</summary>
/// <param name="StateMachine">The state machine.</param>
/// <param name="Executions">The executions, newest first.</param>
/// <param name="HasMore">Whether there are older ones that are not listed.</param>
internal sealed record ListDocument(string StateMachine, IReadOnlyList<ListedExecution> Executions, bool HasMore);

/// <summary>An execution in a list, for programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Execution">Its ARN.</param>
/// <param name="Status"><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</param>
/// <param name="StartDate">When it started.</param>
/// <param name="StopDate">When it ended; absent while it runs.</param>
/// <param name="Waits">Of one that runs, what it waits for in the queue of copies; absent if it does not.</param>
internal sealed record ListedExecution(string Name, string Execution, string Status, DateTimeOffset StartDate, DateTimeOffset? StopDate, string? Waits = null);
