using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>Attribute values as they are sent: an object whose one member names the type (Amazon DynamoDB API Reference, AttributeValue).</summary>
internal static class AttributeValues
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS" };

    public static bool IsValid(JsonNode? value) => value is JsonObject { Count: 1 } typed && typed.First() is { Value: not null } member && Types.Contains(member.Key)
        && (member.Key != "N" || Number(typed) is not null);

    public static int Size(JsonNode value) => Encoding.UTF8.GetByteCount(value.AsObject().First().Value is JsonValue one ? one.ToString() : value.ToJsonString());

    public static bool AreEqual(JsonNode? one, JsonNode? other) => one is not null && other is not null
        && (Number(one) is { } number && Number(other) is { } otherNumber ? number == otherNumber : JsonNode.DeepEquals(one, other));

    /// <summary>How two values are ordered; null if they are of different types, or of one that has no order.</summary>
    public static int? Compare(JsonNode? one, JsonNode? other) =>
        one is null || other is null ? null
        : Number(one) is { } number && Number(other) is { } otherNumber ? number.CompareTo(otherNumber)
        : Text(one) is { } text && Text(other) is { } otherText ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(otherText))
        : null;

    private static decimal? Number(JsonNode value) =>
        value["N"] is JsonValue number && decimal.TryParse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private static string? Text(JsonNode value) => value["S"]?.ToString();
}
