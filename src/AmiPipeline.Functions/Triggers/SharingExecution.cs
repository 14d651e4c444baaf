namespace AmiPipeline.Functions.Triggers;

/// <summary>An execution that ended badly, and may have left a source of another account shared.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="AccountId">The account of its source.</param>
/// <param name="Ended">When it ended.</param>
internal sealed record SharingExecution(string ExecutionArn, string AccountId, DateTimeOffset Ended);
