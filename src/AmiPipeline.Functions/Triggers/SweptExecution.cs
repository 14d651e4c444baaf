namespace AmiPipeline.Functions.Triggers;

/// <summary>An execution whose clean-up was started.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Resources">What it left, by id.</param>
/// <param name="CleanUpArn">The execution of the clean-up state machine.</param>
public sealed record SweptExecution(string ExecutionArn, string Status, IReadOnlyList<string> Resources, string CleanUpArn);
