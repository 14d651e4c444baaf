namespace AmiPipeline.Functions.Images;

/// <summary>What CreateImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The stopped temporary instance.</param>
public sealed record CreateImageInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance) : IExecutionInput;
