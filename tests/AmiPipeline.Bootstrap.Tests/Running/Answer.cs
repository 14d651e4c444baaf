using System.Text;
using System.Text.Json;

namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>What the process posted: the response to an invocation, its error, or the error of the initialization.</summary>
/// <param name="Path">Where it was posted, below the API's version.</param>
/// <param name="Body">What was posted.</param>
/// <param name="ErrorTypeHeader">The header with the error's type; null without one.</param>
/// <param name="ReceivedAt">The timestamp at which all of it had come.</param>
internal sealed record Answer(string Path, ReadOnlyMemory<byte> Body, string? ErrorTypeHeader, long ReceivedAt)
{
    public bool IsError => Path.EndsWith("/error", StringComparison.Ordinal);

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string? ErrorType => Json.GetProperty("errorType").GetString();

    public string? ErrorMessage => Json.GetProperty("errorMessage").GetString();

    public IReadOnlyList<string?> StackTrace => [.. Json.GetProperty("stackTrace").EnumerateArray().Select(line => line.GetString())];

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}
