using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>Compares what a case expects with what happened, by the rules of the cases: placeholders match anything.</summary>
internal static partial class CaseMatch
{
    private static readonly string[] Placeholders =
        ["date", "timestamp", "snf_role_arn", "lambda_function_name", "RandomNumberGenerated"];

    public static bool Matches(JsonNode? expected, JsonNode? actual)
    {
        expected = Unwrap(expected);
        actual = Unwrap(actual);
        switch (expected, actual)
        {
            case (null, null):
                return true;
            case (JsonValue text, _) when text.GetValueKind() == JsonValueKind.String && IsPlaceholder((string)text!):
                return true;
            case (JsonObject one, JsonObject other):
                return one.Count == other.Count && one.All(field => other.ContainsKey(field.Key) && Matches(field.Value, other[field.Key]));
            case (JsonArray one, JsonArray other):
                return one.Count == other.Count && one.Zip(other).All(pair => Matches(pair.First, pair.Second));
            case (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number:
                return one.GetValue<double>() == other.GetValue<double>();
            case (JsonValue one, JsonValue other) when one.GetValueKind() == other.GetValueKind():
                return one.GetValueKind() != JsonValueKind.String || MatchesText((string)one!, (string)other!);
            default:
                return false;
        }
    }

    private static bool IsPlaceholder(string text) => Placeholders.Contains(text) || WholePlaceholder().IsMatch(text);

    /// <summary>A text may hold placeholders among other characters.</summary>
    private static bool MatchesText(string expected, string actual) =>
        Regex.IsMatch(actual, "^" + PlaceholderInText().Replace(Regex.Escape(expected), ".*") + "$", RegexOptions.Singleline);

    /// <summary>JSON inside of a string compares as JSON.</summary>
    private static JsonNode? Unwrap(JsonNode? node)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && ((string)value!).TrimStart() is ['{' or '[', ..] text)
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return node;
            }
        }

        return node;
    }

    [GeneratedRegex("^<.*>$")]
    private static partial Regex WholePlaceholder();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex PlaceholderInText();
}
