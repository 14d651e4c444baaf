using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmiPipeline.Slots;

/// <summary>A time as whole seconds since 1970: a third of the room that a text takes.</summary>
public sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw new JsonException("Seconds since 1970 are expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
    }
}
