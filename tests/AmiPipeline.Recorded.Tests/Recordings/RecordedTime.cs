using System.Globalization;
using System.Text.Json;

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>The recordings' forms of a time: its parts, marked by a class; in few answers a text.</summary>
internal static class RecordedTime
{
    public static bool Is(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("__class__", out _);

    public static DateTimeOffset Read(JsonElement element) => Is(element) ? ReadParts(element)
        : long.TryParse(element.GetString(), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>As EC2 writes it: the strings among the recordings that hold a time, such as CreationDate, have this form.</summary>
    public static string OnTheWire(JsonElement element) => Read(element).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadParts(JsonElement element) => new DateTimeOffset(
        Part(element, "year"), Part(element, "month"), Part(element, "day"), Part(element, "hour"), Part(element, "minute"), Part(element, "second"), TimeSpan.Zero)
        .AddMicroseconds(Part(element, "microsecond"));

    private static int Part(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
