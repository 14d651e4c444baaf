namespace AmiPipeline.Functions.CleanUp;

/// <summary>What CleanUp needs.</summary>
/// <param name="Execution">The execution whose resources are removed.</param>
/// <param name="State">The execution's data.</param>
public sealed record CleanUpInput(ExecutionIdentity Execution, CleanUpState State) : IExecutionInput;
