namespace AmiPipeline.Functions.Instances;

/// <summary>What CheckInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The instance to ask for.</param>
/// <param name="Until">The state that is waited for: <c>running</c> or <c>stopped</c>.</param>
public sealed record CheckInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, string Until) : IExecutionInput;
