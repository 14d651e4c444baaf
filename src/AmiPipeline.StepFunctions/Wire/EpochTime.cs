using System.Text.Json.Nodes;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>Times as the protocol writes them: seconds since 1970 with milliseconds.</summary>
internal static class EpochTime
{
    public static JsonNode? From(DateTimeOffset? time) => time is { } at ? JsonValue.Create(at.ToUnixTimeMilliseconds() / 1000m) : null;
}
