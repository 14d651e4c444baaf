namespace AmiPipeline.StepFunctions;

/// <summary>A call that was answered.</summary>
/// <param name="Operation">The operation; empty if the request was not of the protocol.</param>
/// <param name="AccessKeyId">The access key that signed it; empty if it was not signed.</param>
/// <param name="Body">The body.</param>
/// <param name="ErrorCode">The code it was refused with; null if it was not.</param>
/// <param name="At">When, by the clock of the executions.</param>
public sealed record StepFunctionsCall(string Operation, string AccessKeyId, string Body, string? ErrorCode, DateTimeOffset At);
