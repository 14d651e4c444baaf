namespace AmiPipeline.Functions.Snapshots;

/// <summary>What CheckSnapshots needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Snapshots">The snapshots to ask for.</param>
public sealed record CheckSnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SnapshotsInProgress Snapshots) : IExecutionInput;
