using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using AmiPipeline.Events;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Step Functions' own events of executions that ended badly.</summary>
internal static class EndedExecutions
{
    /// <summary>The pattern of a rule for them.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="stateMachines">The names of the state machines.</param>
    public static EventPattern Pattern(Stack stack, params string[] stateMachines) => new()
    {
        Source = ["aws.states"],
        DetailType = [ExecutionEvent.DetailType],
        Detail = new Dictionary<string, object>
        {
            ["status"] = ExecutionEvent.BadEnds.ToArray(),
            ["stateMachineArn"] = stateMachines.Select(name => PipelineNames.StateMachineArn(stack, name)).ToArray(),
        },
    };
}
