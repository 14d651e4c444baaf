using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmiPipeline.StatesLanguage.History;

/// <summary>Writes histories in the shape of GetExecutionHistory's response.</summary>
public static class HistoryJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The response as JSON: an object with the field <c>events</c>.</summary>
    /// <param name="events">The events, oldest first.</param>
    public static string ToJson(IEnumerable<HistoryEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("events");
            foreach (var one in events)
            {
                Write(writer, one);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes one event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="one">The event.</param>
    public static void Write(Utf8JsonWriter writer, HistoryEvent one)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(one);
        writer.WriteStartObject();
        writer.WriteString("timestamp", one.Timestamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        writer.WriteString("type", one.Type.ToString());
        writer.WriteNumber("id", one.Id);
        writer.WriteNumber("previousEventId", one.PreviousEventId);
        if (DetailsName(one.Type) is { } name)
        {
            writer.WriteStartObject(name);
            WriteDetails(writer, one);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The field that holds an event's details; null if the type has none.</summary>
    private static string? DetailsName(HistoryEventType type)
    {
        var text = type.ToString();
        if (text.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            return "stateEnteredEventDetails";
        }

        if (text.EndsWith("StateExited", StringComparison.Ordinal))
        {
            return "stateExitedEventDetails";
        }

        return type is HistoryEventType.MapStateStarted || !IsBare(type) ? $"{char.ToLowerInvariant(text[0])}{text[1..]}EventDetails" : null;
    }

    private static bool IsBare(HistoryEventType type) => type is HistoryEventType.LambdaFunctionStarted
        or HistoryEventType.TaskStateAborted or HistoryEventType.WaitStateAborted
        or HistoryEventType.ParallelStateStarted or HistoryEventType.ParallelStateSucceeded or HistoryEventType.ParallelStateFailed
        or HistoryEventType.ParallelStateAborted or HistoryEventType.MapStateSucceeded or HistoryEventType.MapStateFailed
        or HistoryEventType.MapStateAborted or HistoryEventType.MapRunSucceeded or HistoryEventType.MapRunAborted;

    private static void WriteDetails(Utf8JsonWriter writer, HistoryEvent one)
    {
        WriteText(writer, "name", one.Name);
        WriteNumber(writer, "index", one.Index);
        WriteNumber(writer, "length", one.Length);
        WriteData(writer, "input", one.Input);
        WriteData(writer, "output", one.Output);
        WriteText(writer, "error", one.Error);
        WriteText(writer, "cause", one.Cause);
        WriteText(writer, "roleArn", one.RoleArn);
        WriteText(writer, "mapRunArn", one.MapRunArn);
        if (one.Task is { } task)
        {
            WriteTask(writer, one.Type, task);
        }
    }

    private static void WriteTask(Utf8JsonWriter writer, HistoryEventType type, TaskEventDetails task)
    {
        var isScheduled = type is HistoryEventType.TaskScheduled or HistoryEventType.LambdaFunctionScheduled or HistoryEventType.ActivityScheduled;
        if (isScheduled || task.ResourceType is not null)
        {
            writer.WriteString("resource", task.Resource);
            WriteText(writer, "resourceType", task.ResourceType);
        }

        if (!isScheduled)
        {
            return;
        }

        WriteText(writer, "region", task.Region);
        WriteText(writer, "parameters", task.Parameters);
        WriteNumber(writer, "timeoutInSeconds", task.TimeoutInSeconds);
        WriteNumber(writer, "heartbeatInSeconds", task.HeartbeatInSeconds);
        if (task.RoleArn is { } role)
        {
            writer.WriteStartObject("taskCredentials");
            writer.WriteString("roleArn", role);
            writer.WriteEndObject();
        }
    }

    private static void WriteData(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.WriteString(name, json);
            writer.WriteStartObject($"{name}Details");
            writer.WriteBoolean("truncated", false);
            writer.WriteEndObject();
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
