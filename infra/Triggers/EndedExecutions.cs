using Amazon.CDK.AWS.Events;
using AmiPipeline.Events;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Step Functions' own events of executions that ended.</summary>
internal static class EndedExecutions
{
    /// <summary>The pattern of a rule for those that ended badly.</summary>
    /// <param name="stateMachineArns">The state machines.</param>
    public static EventPattern Pattern(params string[] stateMachineArns) => Pattern(ExecutionEvent.BadEnds, stateMachineArns);

    /// <summary>The pattern of a rule for those that ended in some ways.</summary>
    /// <param name="statuses">How they ended.</param>
    /// <param name="stateMachineArns">The state machines.</param>
    public static EventPattern Pattern(IReadOnlyList<string> statuses, params string[] stateMachineArns) => new()
    {
        Source = ["aws.states"],
        DetailType = [ExecutionEvent.DetailType],
        Detail = new Dictionary<string, object>
        {
            ["status"] = statuses.ToArray(),
            ["stateMachineArn"] = stateMachineArns,
        },
    };
}
