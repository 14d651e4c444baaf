namespace AmiPipeline.Functions.Triggers;

/// <summary>What a sweep did.</summary>
/// <param name="Executions">The executions with resources in the state <c>building</c>, and those that may have left a source of another account shared.</param>
/// <param name="Stray">Resources whose tags name no execution of the state machine: nothing of the pipeline touches them.</param>
public sealed record SweepExecutionsOutput(IReadOnlyList<SweptExecution> Executions, IReadOnlyList<string> Stray);
