using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>DescribeMapRun.</summary>
internal static class DescribeMapRun
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("mapRunArn", most: 2000);
        members.AssertNoOther();

        var run = state.MapRun(MapRunArn.Parse(arn), scope);
        var answer = new JsonObject
        {
            ["mapRunArn"] = run.Arn,
            ["executionArn"] = run.Parent.Arn,
            ["status"] = run.Status.ToString().ToUpperInvariant(),
            ["startDate"] = EpochTime.From(run.StartTime),
            ["maxConcurrency"] = run.MaxConcurrency,
            ["toleratedFailurePercentage"] = run.ToleratedFailurePercentage,
            ["toleratedFailureCount"] = run.ToleratedFailureCount,
            ["itemCounts"] = Counts(run.ItemCounts),
            ["executionCounts"] = Counts(run.ExecutionCounts),
            ["redriveCount"] = 0,
        };
        if (run.StopTime is { } stop)
        {
            answer["stopDate"] = EpochTime.From(stop);
        }

        return answer;
    }

    private static JsonObject Counts(MapRunCounts counts) => new()
    {
        ["pending"] = counts.Pending,
        ["running"] = counts.Running,
        ["succeeded"] = counts.Succeeded,
        ["failed"] = counts.Failed,
        ["timedOut"] = counts.TimedOut,
        ["aborted"] = counts.Aborted,
        ["total"] = counts.Total,
        ["resultsWritten"] = counts.ResultsWritten,
        ["failuresNotRedrivable"] = 0,
        ["pendingRedrive"] = 0,
    };
}
