using System.Text.Json;

namespace AmiPipeline.Events;

/// <summary>Reads Step Functions' event "Step Functions Execution Status Change" as EventBridge hands it on. It is only a wake-up call: what counts is what Step Functions says of the execution.</summary>
public static class StatusChange
{
    /// <summary>The execution that the event is about.</summary>
    /// <param name="json">The whole event.</param>
    /// <param name="stateMachine">The state machine whose executions are expected.</param>
    /// <exception cref="EventRefusedException">It is not such an event, or is about an execution of another state machine.</exception>
    public static ExecutionArn ReadExecution(JsonElement json, StateMachineArn stateMachine)
    {
        var detailType = Text(json, "detail-type");
        if (detailType != ExecutionEvent.DetailType)
        {
            throw new EventRefusedException($"/detail-type: is {(detailType is null ? "missing" : $"\"{detailType}\"")}; this function takes \"{ExecutionEvent.DetailType}\"");
        }

        var arn = json.TryGetProperty("detail", out var detail) ? Text(detail, "executionArn") : null;
        return !ExecutionArn.TryParse(arn, out var execution) ? throw new EventRefusedException($"/detail/executionArn: is {(arn is null ? "missing" : $"\"{arn}\"")}; must be {ExecutionArn.Form}")
            : execution.StateMachine != stateMachine ? throw new EventRefusedException($"/detail/executionArn: is {arn}; this function takes executions of {stateMachine}")
            : execution;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
