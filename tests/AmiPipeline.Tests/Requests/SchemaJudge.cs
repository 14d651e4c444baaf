using System.Text.Json;
using System.Text.RegularExpressions;

namespace AmiPipeline.Tests.Requests;

/// <summary>Judges a document by the keywords of JSON Schema (draft 2020-12) that the request's schema uses; any other keyword throws.</summary>
/// <remarks>No validator for this draft is on every feed; one for older drafts reads over <c>if</c> and <c>dependentRequired</c>, and so proves nothing.</remarks>
internal static class SchemaJudge
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "default", "format", "then"];

    public static bool Accepts(JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(keyword => Annotations.Contains(keyword.Name) || Holds(keyword.Name, keyword.Value, schema, value)),
    };

    private static bool Holds(string keyword, JsonElement rule, JsonElement schema, JsonElement value) => keyword switch
    {
        "type" => IsOfType(rule.GetString()!, value),
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "const" => JsonElement.DeepEquals(rule, value),
        "allOf" => rule.EnumerateArray().All(one => Accepts(one, value)),
        "anyOf" => rule.EnumerateArray().Any(one => Accepts(one, value)),
        "oneOf" => rule.EnumerateArray().Count(one => Accepts(one, value)) == 1,
        "if" => !Accepts(rule, value) || Accepts(schema.GetProperty("then"), value),
        _ => value.ValueKind switch
        {
            JsonValueKind.String => HoldsForText(keyword, rule, value.GetString()!),
            JsonValueKind.Number => HoldsForNumber(keyword, rule, value.GetDouble()),
            JsonValueKind.Array => HoldsForArray(keyword, rule, [.. value.EnumerateArray()]),
            JsonValueKind.Object => HoldsForObject(keyword, rule, schema, value),
            _ => IsKnown(keyword),
        },
    };

    private static bool HoldsForText(string keyword, JsonElement rule, string text) => keyword switch
    {
        "minLength" => text.EnumerateRunes().Count() >= rule.GetInt32(),
        "maxLength" => text.EnumerateRunes().Count() <= rule.GetInt32(),
        // ECMAScript's $ is the very end of the text; that of .NET lets a line end follow.
        "pattern" => Regex.IsMatch(text, Regex.Replace(rule.GetString()!, @"(?<!\\)\$$", @"\z")),
        _ => IsKnown(keyword),
    };

    private static bool HoldsForNumber(string keyword, JsonElement rule, double number) => keyword switch
    {
        "minimum" => number >= rule.GetDouble(),
        "maximum" => number <= rule.GetDouble(),
        "multipleOf" => number % rule.GetDouble() == 0,
        _ => IsKnown(keyword),
    };

    private static bool HoldsForArray(string keyword, JsonElement rule, IReadOnlyList<JsonElement> items) => keyword switch
    {
        "items" => items.All(item => Accepts(rule, item)),
        "minItems" => items.Count >= rule.GetInt32(),
        "maxItems" => items.Count <= rule.GetInt32(),
        "uniqueItems" => items.Select(item => item.GetRawText()).Distinct().Count() == items.Count,
        _ => IsKnown(keyword),
    };

    private static bool HoldsForObject(string keyword, JsonElement rule, JsonElement schema, JsonElement value)
    {
        var fields = value.EnumerateObject().ToList();
        return keyword switch
        {
            "properties" => fields.All(field => !rule.TryGetProperty(field.Name, out var one) || Accepts(one, field.Value)),
            "additionalProperties" => fields.All(field => IsNamed(schema, field.Name) || Accepts(rule, field.Value)),
            "propertyNames" => fields.All(field => Accepts(rule, JsonSerializer.SerializeToElement(field.Name))),
            "required" => rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "dependentRequired" => rule.EnumerateObject().All(one =>
                !value.TryGetProperty(one.Name, out _) || one.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _))),
            "minProperties" => fields.Count >= rule.GetInt32(),
            "maxProperties" => fields.Count <= rule.GetInt32(),
            _ => IsKnown(keyword),
        };
    }

    private static bool IsNamed(JsonElement schema, string field) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(field, out _);

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException($"type {type}"),
    };

    // A keyword says nothing about values of other types, but it must be one that is judged here.
    private static bool IsKnown(string keyword) => keyword is
        "minLength" or "maxLength" or "pattern" or "minimum" or "maximum" or "multipleOf" or "items" or "minItems" or "uniqueItems" or "properties"
        or "additionalProperties" or "propertyNames" or "required" or "dependentRequired" or "minProperties" or "maxProperties"
        ? true
        : throw new NotSupportedException($"keyword {keyword}");
}
