namespace AmiPipeline.Functions.Volumes;

/// <summary>What AttachVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The running instance.</param>
/// <param name="Volumes">The available volumes.</param>
public sealed record AttachVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, VolumesInProgress Volumes) : IExecutionInput;
