using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>The JSON Schema of request documents, by which editors complete and check them.</summary>
/// <remarks>
/// Fields and descriptions come from the request's types, bounds from the rules that the reader applies.
/// The schema refuses nothing that <see cref="RequestReader"/> takes; the reader also sees clashes that a schema cannot express.
/// </remarks>
public static class RequestSchema
{
    private static readonly JsonSchemaExporterOptions FromTypes = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    /// <summary>The schema (draft 2020-12) as indented JSON that ends with a line end. The same at every call.</summary>
    public static string Generate()
    {
        var schema = SchemaParts.Document("AmiPipeline request", CreateFromTypes());
        schema["properties"]!.AsObject().Insert(0, "$schema", SchemaParts.SchemaField());
        return ReadableJson.Write(schema);
    }

    /// <summary>The schema of a request that gets its source later, for a document that contains it.</summary>
    /// <param name="description">What it means there.</param>
    internal static JsonObject WithoutSource(string description)
    {
        var schema = CreateFromTypes();
        schema.Insert(0, "description", description);
        var properties = schema["properties"]!.AsObject();
        properties.Remove("source");
        properties.Insert(0, "$schema", SchemaParts.SchemaField());
        schema["required"] = SchemaParts.Names(schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => name != "source"));
        return schema;
    }

    private static JsonObject CreateFromTypes()
    {
        var schema = RequestTypesJson.Default.ImageRequest.GetJsonSchemaAsNode(FromTypes).AsObject();
        Inline(schema, schema);
        return schema;
    }

    // A type that comes twice is a reference the second time, by a path that is another one once the schema is part of a document's.
    private static void Inline(JsonNode? node, JsonObject root)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Inline(item, root);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["$ref"] is { } reference)
            {
                schema.Remove("$ref");
                foreach (var (keyword, value) in Find(root, reference.GetValue<string>()).Where(keyword => !schema.ContainsKey(keyword.Key)))
                {
                    schema[keyword] = value?.DeepClone();
                }
            }

            foreach (var (_, value) in schema)
            {
                Inline(value, root);
            }
        }
    }

    private static JsonObject Find(JsonObject root, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if ((type.IsEnum ? new JsonObject { ["enum"] = SchemaParts.Names(Names(type)) } : node) is not JsonObject schema)
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

    // The exporter sees only that they have a converter.
    private static IReadOnlyList<string> Names(Type type) =>
        type == typeof(RequestedRoute) ? JsonNames.All<RequestedRoute>()
        : type == typeof(OnCopyFailure) ? JsonNames.All<OnCopyFailure>()
        : type == typeof(TemplateVersion) ? JsonNames.All<TemplateVersion>()
        : type == typeof(DeregistrationProtection) ? JsonNames.All<DeregistrationProtection>()
        : throw new ArgumentException($"The names of {type.Name} are not listed.", nameof(type));

    // An optional field is left out; the reader refuses null.
    private static void RefuseNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }

        if (schema["enum"] is JsonArray names && names.FirstOrDefault(name => name is null) is var none && names.Contains(none))
        {
            names.Remove(none);
        }
    }

    private static string? Description(JsonSchemaExporterContext context) =>
        context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            .Cast<DescriptionAttribute>().SingleOrDefault()?.Description;
}
