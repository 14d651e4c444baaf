namespace AmiPipeline.Functions.ExecutionData;

/// <summary>Every function's input says for which execution it works; the log names it.</summary>
public interface IExecutionInput
{
    /// <summary>The execution, from the state machine's context object.</summary>
    ExecutionIdentity Execution { get; }
}
