using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmiPipeline;

/// <summary>Reads and writes an enum by its <see cref="JsonNames"/>. Smaller in native code than the serializer's own converter, which is made again for each enum.</summary>
/// <typeparam name="T">An enum whose values all have a <see cref="JsonStringEnumMemberNameAttribute"/>.</typeparam>
public sealed class JsonNameConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && JsonNames.TryParse<T>(reader.GetString()!) is { } value ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.JsonName());
}
