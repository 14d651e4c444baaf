using System.Text.Json.Nodes;
using AmiPipeline.StepFunctionsStub.Wire;

namespace AmiPipeline.StepFunctionsStub.Operations;

/// <summary>ListExecutions of a state machine, the newest first.</summary>
internal static class ListExecutions
{
    public static JsonObject Answer(Members members, SignedScope scope, StubState state)
    {
        var arn = members.Required("stateMachineArn", most: 256);
        var status = members.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 3096, least: 1);
        members.AssertNoOther();

        var asked = MachineArn.Parse(arn);
        state.Machine(asked.Machine, scope);
        List<StubExecution> executions =
        [
            .. state.Executions
                .Where(execution => execution.StateMachineArn == asked.Machine && (status is null || execution.Status == status))
                .Where(execution => (asked.Version is null || execution.Asked.Version == asked.Version) && (asked.Alias is null || execution.Asked.Alias == asked.Alias))
                .Reverse(),
        ];
        return Pages.Of(executions, maxResults, token, $"list {arn} {status} {maxResults}", state.Now, "executions", DescribeExecution.Summary);
    }
}
