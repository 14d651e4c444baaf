using System.Text.Json;
using System.Text.RegularExpressions;

namespace AmiPipeline.StateMachine.Picture;

/// <summary>The ways out of a state: Next, the rules of a Choice, and Catch.</summary>
internal static partial class AslTransitions
{
    /// <summary>The ways out, in the document's order.</summary>
    /// <param name="state">The state.</param>
    public static IEnumerable<AslTransition> Read(JsonElement state)
    {
        if (state.TryGetProperty("Next", out var next))
        {
            yield return new AslTransition(next.GetString()!);
        }

        foreach (var rule in Items(state, "Choices"))
        {
            yield return new AslTransition(rule.GetProperty("Next").GetString()!, Words(rule));
        }

        if (state.TryGetProperty("Default", out var otherwise))
        {
            yield return new AslTransition(otherwise.GetString()!, "otherwise");
        }

        foreach (var catcher in Items(state, "Catch"))
        {
            var errors = Items(catcher, "ErrorEquals").Select(error => error.GetString());
            yield return new AslTransition(catcher.GetProperty("Next").GetString()!, string.Join(", ", errors).Replace("States.ALL", "any error", StringComparison.Ordinal), OnError: true);
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement state, string field) =>
        state.TryGetProperty(field, out var items) ? items.EnumerateArray() : default;

    private static string Words(JsonElement rule)
    {
        var test = rule.EnumerateObject().First(field => field.Name is not ("Variable" or "Next" or "Comment"));
        return (test.Name, test.Value.ValueKind) switch
        {
            ("StringEquals", _) => test.Value.GetString()!,
            ("BooleanEquals" or "IsPresent", JsonValueKind.True) => Subject(rule),
            ("BooleanEquals", JsonValueKind.False) => $"not {Subject(rule)}",
            ("IsPresent", JsonValueKind.False) => $"no {Subject(rule)}",
            _ => throw new NotSupportedException($"The picture has no words yet for a Choice rule with {test.Name}: add them in {nameof(AslTransitions)}."),
        };
    }

    // $.plan.createsVolumes is "creates volumes".
    private static string Subject(JsonElement rule)
    {
        var path = rule.GetProperty("Variable").GetString()!;
        return CapitalInside().Replace(path[(path.LastIndexOf('.') + 1)..], " $0").ToLowerInvariant();
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex CapitalInside();
}
