namespace AmiPipeline.Functions.Images;

/// <summary>What StartCopy needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image to copy.</param>
public sealed record StartCopyInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source) : IExecutionInput;
