namespace AmiPipeline.Functions.Images;

/// <summary>What RegisterImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image whose snapshots were copied.</param>
/// <param name="Snapshots">The completed snapshots.</param>
public sealed record RegisterImageInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, SnapshotsInProgress Snapshots) : IExecutionInput;
