using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>ListExecutions of a state machine, or the child executions of a Map Run, the newest first.</summary>
internal static class ListExecutions
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Text("stateMachineArn", most: 256, least: 1);
        var mapRunArn = members.Text("mapRunArn", most: 2000, least: 1);
        var status = members.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 3096, least: 1);
        members.AssertNoOther();

        var executions = (arn, mapRunArn) switch
        {
            (not null, null) => FindByMachine(arn, scope, state),
            (null, not null) => FindByMapRun(mapRunArn, scope, state),
            _ => throw ApiRefusalException.Validation("Exactly one of stateMachineArn and mapRunArn must be given."),
        };
        return Pages.Create(
            [.. executions.Where(execution => status is null || execution.Status == status).Reverse()],
            maxResults, token, $"list {arn} {mapRunArn} {status} {maxResults}", state.Now, "executions", Summary);
    }

    private static IEnumerable<StartedExecution> FindByMachine(string arn, SignedScope scope, ServiceState state)
    {
        var requested = MachineArn.Parse(arn);
        state.Machine(requested.Machine, scope);
        return state.Executions
            .Where(execution => execution.StateMachineArn == requested.Machine)
            .Where(execution => (requested.Version is null || execution.Requested.Version == requested.Version) && (requested.Alias is null || execution.Requested.Alias == requested.Alias));
    }

    private static IEnumerable<StartedExecution> FindByMapRun(string arn, SignedScope scope, ServiceState state)
    {
        var run = state.MapRun(MapRunArn.Parse(arn), scope);
        return state.Children(child => child.MapRun == run);
    }

    private static JsonObject Summary(StartedExecution execution)
    {
        var summary = DescribeExecution.Summary(execution);
        if (execution.MapRun is { } run)
        {
            summary["itemCount"] = execution.Execution.ItemCount;
        }

        return summary;
    }
}
