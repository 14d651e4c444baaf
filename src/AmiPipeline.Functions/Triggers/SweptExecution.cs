namespace AmiPipeline.Functions.Triggers;

/// <summary>An execution that has made something and not committed it, or may have left its source shared.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="Outcome">What the sweep did about it.</param>
/// <param name="Resources">What it has made, by id.</param>
/// <param name="SourceAccountId">The other account whose source may be shared still; null where none is known.</param>
/// <param name="Status">How it ended; null where it runs, or was not asked for.</param>
/// <param name="CleanUpArn">The execution of the clean-up state machine that was started; null where none was.</param>
public sealed record SweptExecution(
    string ExecutionArn, SweepOutcome Outcome, IReadOnlyList<string> Resources, string? SourceAccountId, string? Status = null, string? CleanUpArn = null);
