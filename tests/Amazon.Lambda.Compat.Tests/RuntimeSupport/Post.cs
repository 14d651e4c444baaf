using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>What was posted to the Runtime API.</summary>
internal sealed record Post(string Path, string Body, string? MediaType, string? ErrorType)
{
    /// <summary>The error that it reports.</summary>
    public JsonElement Error
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}
