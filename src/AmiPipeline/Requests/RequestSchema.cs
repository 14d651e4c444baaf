using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace AmiPipeline.Requests;

/// <summary>The JSON Schema of request documents, by which editors complete and check them.</summary>
/// <remarks>
/// Fields and descriptions come from the request's types, bounds from the rules that the reader applies.
/// The schema refuses nothing that <see cref="RequestReader"/> takes; the reader also sees clashes that a schema cannot express.
/// </remarks>
public static class RequestSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSchemaExporterOptions FromTypes = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        // The schema is read by people, and embedded in no HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft 2020-12) as indented JSON that ends with a line end. The same at every call.</summary>
    public static string Generate()
    {
        var request = RequestJson.Default.ImageRequest.GetJsonSchemaAsNode(FromTypes).AsObject();
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = "AmiPipeline request" };
        foreach (var (keyword, value) in request.ToList())
        {
            request.Remove(keyword);
            schema.Add(keyword, value);
        }

        schema["properties"]!.AsObject().Insert(0, "$schema", Text("The schema of this document, for editors. Without effect."));
        return Write(schema);
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        RefuseNull(schema);
        if (schema.ContainsKey("properties"))
        {
            schema["additionalProperties"] = false;
        }

        RequestConstraints.AddTo(schema, context.TypeInfo.Type, context.PropertyInfo?.Name);
        if (Description(context) is { } description)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    // An optional field is left out; the reader refuses null.
    private static void RefuseNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }
    }

    private static string? Description(JsonSchemaExporterContext context) =>
        context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            .Cast<DescriptionAttribute>().SingleOrDefault()?.Description;

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string", ["minLength"] = 1 };

    private static string Write(JsonObject schema)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            schema.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
