namespace AmiPipeline.Cli.Documents;

/// <summary>Executions of a state machine, for programs.</summary>
/// <param name="StateMachine">The state machine.</param>
/// <param name="Executions">The executions, the newest first.</param>
/// <param name="HasMore">Whether there are older ones that are not listed.</param>
internal sealed record ListDocument(string StateMachine, IReadOnlyList<ListedExecution> Executions, bool HasMore);
