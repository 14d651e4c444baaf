using Amazon.StepFunctions;

namespace AmiPipeline.Engines.Fleets;

/// <summary>An execution of a fleet state machine, and the Step Functions that has it.</summary>
/// <param name="StepFunctions">Step Functions in its account and Region.</param>
/// <param name="Execution">The execution.</param>
public sealed record FleetPass(IAmazonStepFunctions StepFunctions, ExecutionArn Execution);
