using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AmiPipeline.Functions.Logging;

/// <summary>A line of the log: one JSON object that begins with time and level, as Lambda wants it (AWS Lambda Developer Guide, Log-level filtering).</summary>
internal static class LogLine
{
    public const string Information = "INFO";
    public const string Error = "ERROR";

    /// <summary>Makes a line, without its end.</summary>
    /// <param name="time">When it happened.</param>
    /// <param name="level">One of Lambda's levels.</param>
    /// <param name="write">Writes the other properties.</param>
    public static string Create(DateTimeOffset time, string level, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.UtcDateTime);
            json.WriteString("level", level);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes an error's properties.</summary>
    /// <param name="json">The line.</param>
    /// <param name="name">The error's name, by which alarms look for it.</param>
    /// <param name="message">What happened.</param>
    public static void WriteError(Utf8JsonWriter json, string name, string message)
    {
        json.WriteString("error", name);
        json.WriteString("message", message);
    }
}
