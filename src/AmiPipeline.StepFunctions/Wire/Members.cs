using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>The members of a request, each taken by its name, type and constraints. What no operation takes is refused, which AWS does not do.</summary>
/// <param name="json">The body.</param>
internal sealed class Members(JsonObject json)
{
    private readonly HashSet<string> _taken = [];

    public string Required(string name, int most, int least = 1) =>
        Text(name, most, least) ?? throw Violation(name, "null", "Member must not be null");

    public string? Text(string name, int most, int least = 0)
    {
        if (Take(name, JsonValueKind.String) is not { } node)
        {
            return null;
        }

        var text = node.GetValue<string>();
        return text.Length < least ? throw Violation(name, text, $"Member must have length greater than or equal to {least}")
            : text.Length > most ? throw Violation(name, text, $"Member must have length less than or equal to {most}")
            : text;
    }

    /// <summary>A JSON text whose length counts in bytes.</summary>
    public string? Data(string name, int mostBytes)
    {
        var text = Text(name, int.MaxValue);
        return text is not null && Encoding.UTF8.GetByteCount(text) > mostBytes
            ? throw Violation(name, $"{text[..20]}…", $"Member must have length less than or equal to {mostBytes}")
            : text;
    }

    public string? OneOf(string name, params string[] values)
    {
        var text = Text(name, int.MaxValue);
        return text is null || values.Contains(text) ? text : throw Violation(name, text, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
    }

    public int? Number(string name, int least, int most)
    {
        if (Take(name, JsonValueKind.Number) is not { } node)
        {
            return null;
        }

        return !node.AsValue().TryGetValue<int>(out var number) ? throw Serialization(name, "an integer")
            : number < least ? throw Violation(name, $"{number}", $"Member must have value greater than or equal to {least}")
            : number > most ? throw Violation(name, $"{number}", $"Member must have value less than or equal to {most}")
            : number;
    }

    public bool? Flag(string name) => Take(name, JsonValueKind.True, JsonValueKind.False)?.GetValue<bool>();

    /// <summary>Must be called once every member was taken.</summary>
    /// <exception cref="ApiRefusalException">There is one more.</exception>
    public void AssertNoOther()
    {
        if (json.Select(member => member.Key).Except(_taken).FirstOrDefault() is { } unknown)
        {
            throw ApiRefusalException.Validation($"The operation has no member \"{unknown}\"; it has {string.Join(", ", _taken.Order(StringComparer.Ordinal))}.");
        }
    }

    private JsonNode? Take(string name, params JsonValueKind[] kinds)
    {
        _taken.Add(name);
        return json[name] is not { } node ? null
            : kinds.Contains(node.GetValueKind()) ? node
            : throw Serialization(name, string.Join(" or ", kinds));
    }

    private static ApiRefusalException Serialization(string name, string type) => new("SerializationException", $"The member \"{name}\" must be {type}.");

    private static ApiRefusalException Violation(string name, string value, string constraint) =>
        ApiRefusalException.Validation($"1 validation error detected: Value '{value}' at '{name}' failed to satisfy constraint: {constraint}");
}
