namespace AmiPipeline.Functions.Images;

/// <summary>What VerifyImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The finished image.</param>
/// <param name="Source">The image that it was made from: after a capture, the captured one, which tells what the source instance did not.</param>
public sealed record VerifyImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image, SourceImage Source) : IExecutionInput;
