namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>What came of a task: a result, or an error and its cause.</summary>
internal sealed record TaskResult(Value? Result, string? Error, string? Cause)
{
    /// <summary>What was answered is nested too deep to be read.</summary>
    public static readonly TaskResult TooDeep = new(null, null, null);

    public bool IsFailure => Result is null && !IsTooDeep;

    public bool IsTooDeep => ReferenceEquals(this, TooDeep) || Result?.Depth > Value.MaxDepth;

    public static TaskResult From(Value result) => new(result, null, null);
}
