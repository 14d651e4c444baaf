namespace AmiPipeline.Functions.Images;

/// <summary>What VerifyImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The finished image.</param>
public sealed record VerifyImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image) : IExecutionInput;
