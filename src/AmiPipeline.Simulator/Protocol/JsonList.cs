using System.Text.Json;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>Lists among the parameters of the JSON protocols, which are kept as JSON text.</summary>
internal static class JsonList
{
    /// <exception cref="ServiceErrorException">It is no list, or an item of it is not as it must be.</exception>
    public static List<T> Read<T>(string json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(read)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ServiceErrorException("SerializationException", "A list is not as the API Reference has it.");
        }
    }

    public static List<string> Texts(string json) => Read(json, item => item.GetString() ?? "");

    /// <summary>Tags as services since about 2015 have them; KMS has other names.</summary>
    public static List<KeyValuePair<string, string>> Tags(string json) =>
        Read(json, item => KeyValuePair.Create(item.GetProperty("Key").GetString() ?? "", item.GetProperty("Value").GetString() ?? ""));

    public static void Write(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
