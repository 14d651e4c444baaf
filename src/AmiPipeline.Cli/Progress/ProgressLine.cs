namespace AmiPipeline.Cli.Progress;

/// <summary>One thing that happened in an execution, for a person.</summary>
/// <param name="At">When, since the execution's start.</param>
/// <param name="Step">The step: a task's state, or what a wait is for.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">What came of it, in a few words; may be empty.</param>
internal sealed record ProgressLine(TimeSpan At, string Step, StepOutcome Outcome, string Detail);
