namespace AmiPipeline.Functions.Images;

/// <summary>What CheckImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The image to ask for.</param>
public sealed record CheckImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image) : IExecutionInput;
