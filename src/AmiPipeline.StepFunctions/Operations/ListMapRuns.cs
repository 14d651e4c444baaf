using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>ListMapRuns of an execution, the newest first.</summary>
internal static class ListMapRuns
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("executionArn", most: 256);
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 1024, least: 1);
        members.AssertNoOther();

        var execution = state.Execution(ExecutionArn.Parse(arn), scope).Execution;
        List<MapRun> runs = [.. execution.CopyMapRuns().Where(run => run.Parent == execution).Reverse()];
        return Pages.Create(runs, maxResults, token, $"map runs {arn} {maxResults}", state.Now, "mapRuns", Item);
    }

    private static JsonObject Item(MapRun run)
    {
        var item = new JsonObject
        {
            ["executionArn"] = run.Parent.Arn,
            ["mapRunArn"] = run.Arn,
            ["stateMachineArn"] = run.Parent.StateMachineArn,
            ["startDate"] = EpochTime.From(run.StartTime),
        };
        if (run.StopTime is { } stop)
        {
            item["stopDate"] = EpochTime.From(stop);
        }

        return item;
    }
}
