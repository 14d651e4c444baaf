using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>ListExecutions of a state machine, the newest first.</summary>
internal static class ListExecutions
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("stateMachineArn", most: 256);
        var status = members.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 3096, least: 1);
        members.AssertNoOther();

        var requested = MachineArn.Parse(arn);
        state.Machine(requested.Machine, scope);
        List<StartedExecution> executions =
        [
            .. state.Executions
                .Where(execution => execution.StateMachineArn == requested.Machine && (status is null || execution.Status == status))
                .Where(execution => (requested.Version is null || execution.Requested.Version == requested.Version) && (requested.Alias is null || execution.Requested.Alias == requested.Alias))
                .Reverse(),
        ];
        return Pages.Create(executions, maxResults, token, $"list {arn} {status} {maxResults}", state.Now, "executions", DescribeExecution.Summary);
    }
}
