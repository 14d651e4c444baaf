using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes the members of a world's file, and leaves out what is there anyway.</summary>
internal sealed class MemberWriter(Utf8JsonWriter json)
{
    /// <summary>As a person writes it: with line ends, and no character escaped that need not be.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public MemberWriter Text(string name, string? value, string? absent = null)
    {
        if (value is not null && value != absent)
        {
            json.WriteString(name, value);
        }

        return this;
    }

    public MemberWriter Flag(string name, bool value, bool absent = false)
    {
        if (value != absent)
        {
            json.WriteBoolean(name, value);
        }

        return this;
    }

    public MemberWriter Number(string name, int? value, int? absent = null)
    {
        if (value is { } number && value != absent)
        {
            json.WriteNumber(name, number);
        }

        return this;
    }

    public MemberWriter Time(string name, DateTimeOffset? value, DateTimeOffset? absent = null)
    {
        if (value is { } time && value != absent)
        {
            json.WriteString(name, time);
        }

        return this;
    }

    public MemberWriter Texts(string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        return this;
    }

    public MemberWriter Map(string name, IEnumerable<KeyValuePair<string, string>> values) => values.Any()
        ? Object(name, () =>
        {
            foreach (var (key, value) in values)
            {
                json.WriteString(key, value);
            }
        })
        : this;

    /// <summary>JSON as it was written once.</summary>
    public MemberWriter Raw(string name, string? text)
    {
        if (text is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(text);
        }

        return this;
    }

    public MemberWriter Object(string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
        return this;
    }

    public MemberWriter Objects<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        if (items.Any())
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return this;
    }
}
