using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Documents;

/// <summary>JSON documents that people read: indented, and with every character as itself.</summary>
public static class ReadableJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Nothing embeds them in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A document as a file's text, which ends with a line end.</summary>
    /// <param name="document">The document.</param>
    public static string Write(JsonNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Write(writer => document.WriteTo(writer)) + "\n";
    }

    /// <summary>The same JSON as lines, without a line end after the last.</summary>
    /// <param name="json">The JSON, at most 1,000 levels deep.</param>
    /// <exception cref="JsonException">It is not JSON, or deeper.</exception>
    public static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return Write(document.WriteTo);
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
