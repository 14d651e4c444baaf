using System.Buffers;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Writes to standard output, where Lambda takes the log from: a line of text, or of JSON if the function is configured so.</summary>
internal sealed class LambdaLogger(LambdaEnvironment environment, string? requestId, string? traceId) : ILambdaLogger
{
    // Lambda's names of the levels, from the least to the most severe (AWS Lambda Developer Guide, Log-level filtering).
    private static readonly string[] Levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    private readonly int _least = Math.Max(0, Array.IndexOf(Levels, environment.LogLevel?.ToUpperInvariant() ?? "TRACE"));

    public void Log(string message) => Console.Out.Write(message);

    public void LogLine(string message) => Log("Information", message);

    public void Log(string level, string message)
    {
        var name = NameOf(level);
        if (Array.IndexOf(Levels, name) >= _least)
        {
            Console.Out.WriteLine(environment.LogsJson ? Json(name, message) : Text(name, message));
        }
    }

    // A line feed would begin another event of the log.
    private string Text(string level, string message) => $"{Now}\t{requestId}\t{level}\t{message.ReplaceLineEndings("\r")}";

    private string Now => environment.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static string NameOf(string level) => level switch
    {
        "Information" => "INFO",
        "Warning" => "WARN",
        "Critical" => "FATAL",
        _ => Array.Find(Levels, name => name.Equals(level, StringComparison.OrdinalIgnoreCase)) ?? "INFO",
    };

    private string Json(string level, string message)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", Now);
            json.WriteString("level", level);
            json.WriteString("requestId", requestId);
            json.WriteString("traceId", traceId);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
