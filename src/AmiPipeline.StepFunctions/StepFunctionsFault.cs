using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions;

/// <summary>Something that goes wrong with one call.</summary>
/// <param name="Operation">Of which operation: the next call of it. <c>states:startExecution</c> is the start of an execution by a task of another, <c>states:describeExecution</c> and so on its calls of this service.</param>
/// <param name="Refusal">What the call is refused with, before it has an effect; null if instead its answer is lost after it had its effect.</param>
/// <param name="Holding">What the call's body must hold; null for any.</param>
public sealed record StepFunctionsFault(string Operation, ApiRefusalException? Refusal, string? Holding = null)
{
    /// <summary>Refuses a call before it has an effect.</summary>
    public static StepFunctionsFault Refuse(string operation, string code, string message, string? holding = null) => new(operation, new ApiRefusalException(code, message), holding);

    /// <summary>Loses the answer to a call that has had its effect.</summary>
    public static StepFunctionsFault LoseResponse(string operation, string? holding = null) => new(operation, null, holding);
}
