using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmiPipeline.Simulator.Logs;

/// <summary>Puts the common frame around a detail (EventBridge User Guide, "AWS service event metadata").</summary>
internal static class EventWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SimulatedEvent Write(
        long number, string id, Call call, string detailType, IReadOnlyList<string> resources, Action<Utf8JsonWriter> writeDetail)
    {
        var detail = Text(writeDetail);
        var json = Text(json =>
        {
            json.WriteString("version", "0");
            json.WriteString("id", id);
            json.WriteString("detail-type", detailType);
            json.WriteString("source", "aws.ec2");
            json.WriteString("account", call.AccountId);
            json.WriteString("time", Time(call.Now));
            json.WriteString("region", call.Region.Name);
            json.WriteStartArray("resources");
            foreach (var resource in resources)
            {
                json.WriteStringValue(resource);
            }

            json.WriteEndArray();
            json.WritePropertyName("detail");
            json.WriteRawValue(detail);
        });
        return new SimulatedEvent(number, id, detailType, call.Now, call.AccountId, call.Region.Name, resources, detail, json);
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
