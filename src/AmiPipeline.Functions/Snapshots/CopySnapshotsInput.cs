namespace AmiPipeline.Functions.Snapshots;

/// <summary>What CopySnapshots needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image whose snapshots are copied.</param>
/// <param name="Volumes">The created volumes, which are snapshotted.</param>
public sealed record CopySnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, VolumesInProgress Volumes) : IExecutionInput;
