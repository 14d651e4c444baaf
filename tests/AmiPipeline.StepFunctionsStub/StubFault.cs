using AmiPipeline.StepFunctionsStub.Wire;

namespace AmiPipeline.StepFunctionsStub;

/// <summary>Something that goes wrong with one call.</summary>
/// <param name="Operation">Of which operation: the next call of it.</param>
/// <param name="Refusal">What the call is refused with, before it has an effect; null if instead its answer is lost after it had its effect.</param>
/// <param name="Holding">What the call's body must hold; null for any.</param>
public sealed record StubFault(string Operation, ApiRefusalException? Refusal, string? Holding = null)
{
    public static StubFault Refuse(string operation, string code, string message, string? holding = null) => new(operation, new ApiRefusalException(code, message), holding);

    public static StubFault LoseAnswer(string operation) => new(operation, null);
}
