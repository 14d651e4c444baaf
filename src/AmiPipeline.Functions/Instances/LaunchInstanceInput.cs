namespace AmiPipeline.Functions.Instances;

/// <summary>What LaunchInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image to launch.</param>
public sealed record LaunchInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source) : IExecutionInput;
