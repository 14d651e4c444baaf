using AmiPipeline.Events;

namespace AmiPipeline.StateMachine;

/// <summary>Where a state machine finds the execution that its functions work for.</summary>
/// <param name="Arn">The path of the execution's ARN.</param>
/// <param name="Name">The path of its name.</param>
/// <param name="StateMachineArn">The path of its state machine's ARN.</param>
internal sealed record ExecutionPaths(string Arn, string Name, string StateMachineArn)
{
    /// <summary>The execution itself.</summary>
    public static readonly ExecutionPaths Own = new("$$.Execution.Id", "$$.Execution.Name", "$$.StateMachine.Id");

    /// <summary>Another execution: the one that an <see cref="ExecutionEvent"/> is about.</summary>
    public static readonly ExecutionPaths OfTheEvent = new(
        ExecutionEvent.PathOf(nameof(EndedExecution.ExecutionArn)),
        ExecutionEvent.PathOf(nameof(EndedExecution.Name)),
        ExecutionEvent.PathOf(nameof(EndedExecution.StateMachineArn)));
}
