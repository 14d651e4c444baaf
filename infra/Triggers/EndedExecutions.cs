using Amazon.CDK.AWS.Events;
using AmiPipeline.Events;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Step Functions' own events of executions that ended badly.</summary>
internal static class EndedExecutions
{
    /// <summary>The pattern of a rule for them.</summary>
    /// <param name="stateMachineArns">The state machines.</param>
    public static EventPattern Pattern(params string[] stateMachineArns) => new()
    {
        Source = ["aws.states"],
        DetailType = [ExecutionEvent.DetailType],
        Detail = new Dictionary<string, object>
        {
            ["status"] = ExecutionEvent.BadEnds.ToArray(),
            ["stateMachineArn"] = stateMachineArns,
        },
    };
}
