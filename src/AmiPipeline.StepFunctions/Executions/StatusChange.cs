using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>The event <c>Step Functions Execution Status Change</c> (Step Functions Developer Guide, EventBridge for execution status changes).</summary>
public static class StatusChange
{
    /// <summary>The <c>source</c> of the events.</summary>
    public const string Source = "aws.states";

    /// <summary>The <c>detail-type</c> of the events.</summary>
    public const string DetailType = "Step Functions Execution Status Change";

    // Beyond this, an event leaves input and output out.
    private const int MaxDataBytes = 248 * 1024;

    /// <summary>The event of an execution in its current state.</summary>
    internal static JsonObject From(StartedExecution execution, int number)
    {
        var arn = execution.Arn.Split(':');
        var engine = execution.Execution;
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = $"00000000-0000-4000-8000-{number:x12}",
            ["detail-type"] = DetailType,
            ["source"] = Source,
            ["account"] = arn[4],
            ["time"] = (engine.StopTime ?? engine.StartTime).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["region"] = arn[3],
            ["resources"] = new JsonArray(execution.Arn),
            ["detail"] = Detail(execution),
        };
    }

    private static JsonObject Detail(StartedExecution execution)
    {
        var engine = execution.Execution;
        var isIncluded = Encoding.UTF8.GetByteCount(execution.Input) + Encoding.UTF8.GetByteCount(engine.Output ?? "") <= MaxDataBytes;
        var detail = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.StateMachineArn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = engine.StartTime.ToUnixTimeMilliseconds(),
            ["stopDate"] = engine.StopTime?.ToUnixTimeMilliseconds(),
            ["input"] = isIncluded ? execution.Input : null,
            ["output"] = isIncluded ? engine.Output : null,
            ["stateMachineVersionArn"] = execution.Requested.Version,
            ["stateMachineAliasArn"] = execution.Requested.Alias,
            ["redriveCount"] = 0,
            ["redriveDate"] = null,
            ["inputDetails"] = new JsonObject { ["included"] = isIncluded },
            ["outputDetails"] = engine.Output is null ? null : new JsonObject { ["included"] = isIncluded },
            ["error"] = engine.Error,
            ["cause"] = engine.Cause,
        };
        return detail;
    }
}
