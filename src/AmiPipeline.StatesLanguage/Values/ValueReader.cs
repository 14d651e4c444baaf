using System.Text;
using System.Text.Json;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Reads JSON text into values.</summary>
internal static class ValueReader
{
    /// <summary>One more than data can have, so that data nested too deep is reported as such and not as malformed.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Value.MaxDepth + 1 };

    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    /// <exception cref="ValueTooDeepException">It is nested too deep.</exception>
    public static Value Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    /// <exception cref="ValueTooDeepException">It is nested too deep.</exception>
    public static Value Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, Options);
        try
        {
            reader.Read();
            var value = ReadValue(ref reader);
            return reader.Read() ? throw new JsonException("There is more than one JSON value.") : value;
        }
        catch (InvalidOperationException invalid)
        {
            // What the reader says of a text that holds half of a surrogate pair.
            throw new JsonException(invalid.Message, invalid);
        }
    }

    public static Value Read(JsonElement element) => Read(element.GetRawText());

    private static Value ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth == Value.MaxDepth => throw new ValueTooDeepException(),
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => ReadString(ref reader),
        JsonTokenType.Number => NumberValue.Parse(reader.ValueSpan),
        JsonTokenType.True => BooleanValue.True,
        JsonTokenType.False => BooleanValue.False,
        JsonTokenType.Null => NullValue.Instance,
        _ => throw new JsonException("A JSON value was expected."),
    };

    private static StringValue ReadString(ref Utf8JsonReader reader)
    {
        var text = reader.GetString()!;
        return text.Length == 0 ? StringValue.Empty
            : reader.ValueIsEscaped ? new StringValue(text)
            : new StringValue(text, reader.ValueSpan.Length + 2);
    }

    private static ObjectValue ReadObject(ref Utf8JsonReader reader)
    {
        var builder = new ObjectBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            builder.Add(name, ReadValue(ref reader));
        }

        return builder.Build();
    }

    private static ArrayValue ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items.Count == 0 ? ArrayValue.Empty : new ArrayValue([.. items]);
    }
}
