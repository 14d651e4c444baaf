using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>What came of a task: a result, or an error and its cause.</summary>
internal sealed record TaskAnswer(Value? Result, string? Error, string? Cause)
{
    public static TaskAnswer Of(Value result) => new(result, null, null);
}
