using Amazon.CDK.AWS.Events;
using AmiPipeline.Events;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Step Functions' own events of executions that ended.</summary>
internal static class EndedExecutions
{
    // EventBridge User Guide, "Comparison operators": wildcard, and anything-but with wildcard.
    private static readonly object WithPlus = new Dictionary<string, object> { ["wildcard"] = "*+*" };
    private static readonly object WithoutPlus = new Dictionary<string, object> { ["anything-but"] = WithPlus };

    /// <summary>The pattern of a rule for those that did not succeed.</summary>
    /// <param name="stateMachineArns">The state machines.</param>
    public static EventPattern Pattern(params string[] stateMachineArns) => Pattern(ExecutionEvent.FailedStatuses, stateMachineArns);

    /// <summary>The pattern of a rule for those that did not succeed, and whose names have a plus sign or have none.</summary>
    /// <param name="hasPlus">Whether they have one.</param>
    /// <param name="stateMachineArn">The state machine.</param>
    public static EventPattern Pattern(bool hasPlus, string stateMachineArn)
    {
        var detail = Detail(ExecutionEvent.FailedStatuses, stateMachineArn);
        detail["name"] = new[] { hasPlus ? WithPlus : WithoutPlus };
        return Pattern(detail);
    }

    /// <summary>The pattern of a rule for those that ended in some ways.</summary>
    /// <param name="statuses">How they ended.</param>
    /// <param name="stateMachineArns">The state machines.</param>
    public static EventPattern Pattern(IReadOnlyList<string> statuses, params string[] stateMachineArns) => Pattern(Detail(statuses, stateMachineArns));

    private static Dictionary<string, object> Detail(IReadOnlyList<string> statuses, params string[] stateMachineArns) => new()
    {
        ["status"] = statuses.ToArray(),
        ["stateMachineArn"] = stateMachineArns,
    };

    private static EventPattern Pattern(Dictionary<string, object> detail) => new()
    {
        Source = ["aws.states"],
        DetailType = [ExecutionEvent.DetailType],
        Detail = detail,
    };
}
