using System.Text.Json;
using AmiPipeline.Configuration;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A rule's event pattern (EventBridge User Guide, "Amazon EventBridge event patterns"), as far as the stack uses them: anything else throws.</summary>
/// <param name="pattern">The pattern.</param>
internal sealed class EventPattern(JsonElement pattern)
{
    public bool Matches(JsonElement happened) => Matches(pattern, happened);

    private static bool Matches(JsonElement pattern, JsonElement value) => pattern.EnumerateObject().All(field =>
    {
        if (field.Name == "$or")
        {
            return field.Value.EnumerateArray().Any(choice => Matches(choice, value));
        }

        if (field.Name.StartsWith('$'))
        {
            throw new NotSupportedException($"The pattern uses {field.Name}, which is not known here.");
        }

        JsonElement? found = value.ValueKind == JsonValueKind.Object && value.TryGetProperty(field.Name, out var inner) ? inner : null;
        return field.Value.ValueKind == JsonValueKind.Object
            ? Matches(field.Value, found ?? default)
            : field.Value.EnumerateArray().Any(filter => MatchesOne(filter, found));
    });

    // Of a list in the event, one item that matches is enough.
    private static bool MatchesOne(JsonElement filter, JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Any(item => Holds(filter, item))
        : Holds(filter, value);

    private static bool Holds(JsonElement filter, JsonElement? value)
    {
        if (filter.ValueKind != JsonValueKind.Object)
        {
            return value is { } exact && JsonElement.DeepEquals(filter, exact);
        }

        var rule = filter.EnumerateObject().Single();
        var text = value is { ValueKind: JsonValueKind.String } found ? found.GetString()! : null;
        return rule.Name switch
        {
            "exists" => value is not null == rule.Value.GetBoolean(),
            "prefix" => text?.StartsWith(rule.Value.GetString()!, StringComparison.Ordinal) == true,
            "wildcard" => text is not null && Wildcard.Matches(rule.Value.GetString()!.Replace("?", "\0", StringComparison.Ordinal), text),
            "anything-but" when rule.Value.ValueKind == JsonValueKind.Object && rule.Value.TryGetProperty("wildcard", out _) => text is not null && !Holds(rule.Value, value),
            "anything-but" when rule.Value.ValueKind != JsonValueKind.Object => value is { } other && !Listed(rule.Value, other),
            _ => throw new NotSupportedException($"The pattern has the filter {filter}, which is not known here."),
        };
    }

    private static bool Listed(JsonElement rule, JsonElement value) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) : JsonElement.DeepEquals(rule, value);
}
