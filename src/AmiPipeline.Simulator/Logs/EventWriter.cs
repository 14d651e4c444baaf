using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmiPipeline.Simulator.Logs;

/// <summary>Puts the common frame around a detail (EventBridge User Guide, "AWS service event metadata").</summary>
internal static class EventWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event with its detail and its JSON.</summary>
    public static SimulatedEvent Write(SimulatedEvent frame, Action<Utf8JsonWriter> writeDetail)
    {
        var detail = Text(writeDetail);
        var whole = Text(json =>
        {
            json.WriteString("version", "0");
            json.WriteString("id", frame.Id);
            json.WriteString("detail-type", frame.DetailType);
            json.WriteString("source", frame.Source);
            json.WriteString("account", frame.AccountId);
            json.WriteString("time", Time(frame.Time));
            json.WriteString("region", frame.Region);
            json.WriteStartArray("resources");
            foreach (var resource in frame.Resources)
            {
                json.WriteStringValue(resource);
            }

            json.WriteEndArray();
            json.WritePropertyName("detail");
            json.WriteRawValue(detail);
        });
        return frame with { Detail = detail, Json = whole };
    }

    /// <summary>Whole seconds, as events have them.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
