using System.Text.Json;

namespace AmiPipeline.Events;

/// <summary>Step Functions' event "Step Functions Execution Status Change", or as much of it as clean-up reads: what the clean-up state machine is started with.</summary>
/// <param name="Detail">The execution.</param>
public sealed record ExecutionEvent(EndedExecution Detail)
{
    /// <summary>The <c>detail-type</c> of these events.</summary>
    public const string DetailType = "Step Functions Execution Status Change";

    /// <summary>The statuses of executions that did not succeed, as Step Functions names them.</summary>
    public static IReadOnlyList<string> FailedStatuses { get; } = ["FAILED", "TIMED_OUT", "ABORTED"];

    /// <summary>The statuses of all executions that ended.</summary>
    public static IReadOnlyList<string> Ends { get; } = ["SUCCEEDED", .. FailedStatuses];

    /// <summary>The event as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Default.ExecutionEvent);

    /// <summary>The ARN of the execution that an event is about; null if the text is about none.</summary>
    /// <param name="json">The event, such as the input of a clean-up.</param>
    public static string? ExecutionArnIn(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, EventJson.Default.ExecutionEvent)?.Detail?.ExecutionArn;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON path of a field of the execution within the event.</summary>
    /// <param name="property">A property of <see cref="EndedExecution"/>.</param>
    public static string PathOf(string property) => $"$.detail.{JsonNamingPolicy.CamelCase.ConvertName(property)}";
}

/// <summary>An execution as Step Functions' event describes it.</summary>
/// <param name="ExecutionArn">The execution's ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="Status">How it ended; <see cref="Expired"/> if Step Functions no longer knows it.</param>
/// <param name="Input">What it was started with, as a JSON text; null if that is not known.</param>
public sealed record EndedExecution(string ExecutionArn, string Name, string StateMachineArn, string Status, string? Input)
{
    /// <summary>The status, besides Step Functions' own, of an execution that is forgotten: 90 days after its end.</summary>
    public const string Expired = "EXPIRED";
}
