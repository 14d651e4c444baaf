namespace AmiPipeline.Functions.Volumes;

/// <summary>What CreateVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The instance that the volumes are for; null where they are only to be snapshotted.</param>
public sealed record CreateVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress? Instance = null) : IExecutionInput;
