namespace AmiPipeline.Functions.Instances;

/// <summary>What StopInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The running instance.</param>
public sealed record StopInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance) : IExecutionInput;
