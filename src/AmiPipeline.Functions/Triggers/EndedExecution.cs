namespace AmiPipeline.Functions.Triggers;

/// <summary>An execution as Step Functions' event "Step Functions Execution Status Change" tells of it: the part that clean-up reads.</summary>
/// <param name="ExecutionArn">The execution's ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="Status">How it ended; <see cref="Expired"/> where Step Functions does not know it any more.</param>
/// <param name="Input">What it was started with, as a JSON text; null where that is not known.</param>
public sealed record EndedExecution(string ExecutionArn, string Name, string StateMachineArn, string Status, string? Input)
{
    /// <summary>The word, beside Step Functions' own, for an execution that is forgotten: 90 days after its end.</summary>
    public const string Expired = "EXPIRED";
}
