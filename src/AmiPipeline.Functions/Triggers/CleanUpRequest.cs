namespace AmiPipeline.Functions.Triggers;

/// <summary>What the clean-up state machine is started with: the event of an ended execution, or as much of it as it reads.</summary>
/// <param name="Detail">The execution.</param>
public sealed record CleanUpRequest(EndedExecution Detail);
