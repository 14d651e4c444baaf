namespace AmiPipeline.Functions.Images;

/// <summary>What CaptureImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
public sealed record CaptureImageInput(ExecutionIdentity Execution, ImagePlan Plan) : IExecutionInput;
