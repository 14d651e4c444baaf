using System.Text.Json.Nodes;

namespace AmiPipeline.Documents;

/// <summary>The pieces that a JSON Schema (draft 2020-12) of a document is made of, each as <see cref="FieldReader"/> and <see cref="ListReader"/> read it.</summary>
internal static class SchemaParts
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema of a whole document.</summary>
    /// <param name="title">What it is the schema of.</param>
    /// <param name="schema">Its keywords; the title comes before them.</param>
    public static JsonObject Document(string title, JsonObject schema)
    {
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "title", title);
        return schema;
    }

    /// <summary>The field by which a document names its schema.</summary>
    public static JsonObject SchemaField() => Text("The schema of this document, for editors. Without effect.");

    /// <summary>A text that is not empty.</summary>
    /// <param name="description">What it means.</param>
    /// <param name="pattern">What all of it matches, without anchors. Default, null: anything.</param>
    public static JsonObject Text(string description, string? pattern = null) => With(
        new() { ["description"] = description, ["type"] = "string" },
        pattern is null ? ("minLength", 1) : ("pattern", Anchored(pattern)));

    /// <summary>Texts, at least one, and each once.</summary>
    /// <param name="description">What they mean.</param>
    /// <param name="pattern">What all of each matches, without anchors.</param>
    public static JsonObject Texts(string description, string pattern) => With(
        List(description, new JsonObject { ["type"] = "string", ["pattern"] = Anchored(pattern) }), ("minItems", 1), ("uniqueItems", true));

    /// <summary>A list, which may be empty.</summary>
    /// <param name="description">What it means.</param>
    /// <param name="items">The schema of each item.</param>
    public static JsonObject List(string description, JsonObject items) => new() { ["description"] = description, ["type"] = "array", ["items"] = items };

    /// <summary>An object of known fields, and no others.</summary>
    /// <param name="description">What it means; null for an item of a list, which has the list's.</param>
    /// <param name="fields">The fields' schemas by name.</param>
    /// <param name="required">The names of those that must be there.</param>
    public static JsonObject Object(string? description, JsonObject fields, params string[] required)
    {
        var schema = description is null ? [] : new JsonObject { ["description"] = description };
        return With(schema, ("type", "object"), ("properties", fields), ("required", Names(required)), ("additionalProperties", false));
    }

    /// <summary>A schema with more keywords; an empty list of names is left out.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keywords">The keywords.</param>
    public static JsonObject With(JsonObject schema, params ReadOnlySpan<(string Keyword, JsonNode Value)> keywords)
    {
        foreach (var (keyword, value) in keywords)
        {
            if (value is not JsonArray { Count: 0 })
            {
                schema[keyword] = value;
            }
        }

        return schema;
    }

    /// <summary>Names as a list.</summary>
    public static JsonArray Names(params IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    /// <summary>A pattern for all of a text.</summary>
    public static string Anchored(string pattern) => $"^{pattern}$";
}
