using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An error in Lambda's format: errorType, errorMessage, stackTrace, and the cause in the same form.</summary>
internal sealed class ErrorReport(Exception error)
{
    // Lambda refuses reports of several hundred kilobytes; what is deeper explains nothing more.
    private const int DeepestCause = 4;
    private const int MaxMessageLength = 32 * 1024;

    // People read it: only what JSON requires is escaped.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of the exception's type, without its namespace: what Step Functions matches against ErrorEquals.</summary>
    public string Type => error.GetType().Name;

    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(json, error, depth: 0);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Exception error, int depth)
    {
        json.WriteStartObject();
        json.WriteString("errorType", error.GetType().Name);
        json.WriteString("errorMessage", Shorten(error.Message));
        json.WriteStartArray("stackTrace");
        foreach (var line in (error.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (error.InnerException is { } cause && depth < DeepestCause)
        {
            json.WritePropertyName("cause");
            Write(json, cause, depth + 1);
        }

        json.WriteEndObject();
    }

    private static string Shorten(string message) => message.Length <= MaxMessageLength ? message : message[..MaxMessageLength];
}
