using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>DescribeExecution.</summary>
internal static class DescribeExecution
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("executionArn", most: 256);
        var isWithData = members.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        members.AssertNoOther();

        var execution = state.Execution(ExecutionArn.Parse(arn), scope);
        var answer = Summary(execution);
        if (execution.TraceHeader is { } traceHeader)
        {
            answer["traceHeader"] = traceHeader;
        }

        if (isWithData)
        {
            AddData(answer, execution);
        }

        return answer;
    }

    /// <summary>What lists have of an execution too.</summary>
    public static JsonObject Summary(StartedExecution execution)
    {
        var summary = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.StateMachineArn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = EpochTime.From(execution.Execution.StartTime),
            ["redriveCount"] = 0,
        };
        Add(summary, "stopDate", EpochTime.From(execution.Execution.StopTime));
        Add(summary, "mapRunArn", execution.MapRun?.Arn);
        Add(summary, "stateMachineVersionArn", execution.Requested.Version);
        Add(summary, "stateMachineAliasArn", execution.Requested.Alias);
        return summary;
    }

    private static void AddData(JsonObject answer, StartedExecution execution)
    {
        answer["input"] = execution.Input;
        answer["inputDetails"] = new JsonObject { ["included"] = true };
        if (execution.Execution.Output is { } output)
        {
            answer["output"] = output;
            answer["outputDetails"] = new JsonObject { ["included"] = true };
        }

        Add(answer, "error", execution.Execution.Error);
        Add(answer, "cause", execution.Execution.Cause);
    }

    private static void Add(JsonObject answer, string name, JsonNode? value)
    {
        if (value is not null)
        {
            answer[name] = value;
        }
    }
}
