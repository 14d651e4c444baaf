namespace AmiPipeline.Engines.Fleets;

/// <summary>An execution is not one of a fleet: its input names none.</summary>
/// <param name="executionArn">The execution.</param>
public sealed class ForeignFleetException(string executionArn)
    : Exception($"{executionArn} is not a fleet: its input has no \"fleet\". The ARN of the fleet state machine is in the stack's outputs.");
