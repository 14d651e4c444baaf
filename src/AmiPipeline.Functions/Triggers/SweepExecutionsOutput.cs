namespace AmiPipeline.Functions.Triggers;

/// <summary>What a sweep did.</summary>
/// <param name="Running">Executions that still run: what they have made is theirs.</param>
/// <param name="Cleaning">Ended executions that are being cleaned up already.</param>
/// <param name="Started">Ended executions whose clean-up was started now.</param>
/// <param name="Left">Executions that are left for the next run.</param>
/// <param name="Stray">Resources whose tags name no execution of the state machine: nothing of the pipeline touches them.</param>
public sealed record SweepExecutionsOutput(
    IReadOnlyList<string> Running, IReadOnlyList<string> Cleaning, IReadOnlyList<SweptExecution> Started, IReadOnlyList<string> Left, IReadOnlyList<string> Stray);
