namespace AmiPipeline.Functions.Volumes;

/// <summary>What CheckVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Volumes">The volumes to ask for.</param>
/// <param name="Until">What is waited for: <c>available</c> or <c>attached</c>.</param>
public sealed record CheckVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, VolumesInProgress Volumes, string Until) : IExecutionInput;
