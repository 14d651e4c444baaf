using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>Reads the fields of one JSON object of a definition, noting every fault; what was never read is unknown.</summary>
internal sealed class FieldReader(JsonElement element, string pointer, LoadContext context)
{
    private readonly HashSet<string> _known = [];

    public LoadContext Context => context;

    public string Pointer => pointer;

    public IEnumerable<string> Names => element.EnumerateObject().Select(property => property.Name);

    public static string PointerTo(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public string PointerTo(string name) => PointerTo(pointer, name);

    public void FaultHere(string message) => context.Faults.Add(new DefinitionFault(pointer, message));

    public void Fault(string name, string message, string? suggestion = null) =>
        context.Faults.Add(new DefinitionFault(PointerTo(name), message, suggestion));

    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>The field as written; from now on it counts as known.</summary>
    public JsonElement? Get(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    public JsonElement? Get(string name, JsonValueKind kind, string expectation)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Fault(name, $"{name} must be {expectation}, but is {Describe(value)}.");
        return null;
    }

    /// <summary>A reader for the object that a field holds; null if the field is absent or no object.</summary>
    public FieldReader? Object(string name, string expectation) =>
        Get(name, JsonValueKind.Object, expectation) is { } value ? new FieldReader(value, PointerTo(name), context) : null;

    /// <summary>A field that takes one of a few words; null if it is absent or takes none of them.</summary>
    public string? OneOf(string name, params string[] words)
    {
        var word = String(name);
        if (word is null || words.Contains(word))
        {
            return word;
        }

        Fault(name, $"{name} must be {string.Join(" or ", words)}, but is {word}.", Suggestion.For(word, words));
        return null;
    }

    public string? String(string name) => Get(name, JsonValueKind.String, "a string")?.GetString();

    public string? RequiredString(string name)
    {
        RequireField(name);
        return String(name);
    }

    public void RequireField(string name)
    {
        if (!Has(name))
        {
            FaultHere($"The field {name} is missing.");
        }
    }

    public bool? Boolean(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(name, $"{name} must be true or false, but is {Describe(value)}.");
        return null;
    }

    public long? Integer(string name, long min, long max)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && ValueReader.Read(value) is NumberValue number
            && number.TryGetInteger(out var whole) && whole >= min && whole <= max)
        {
            return whole;
        }

        Fault(name, $"{name} must be a whole number from {min} to {max}, but is {Describe(value)}.");
        return null;
    }

    public double? Number(string name, double min)
    {
        if (Get(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.GetDouble() is var number && number >= min)
        {
            return number;
        }

        Fault(name, $"{name} must be {min} or more, but is {value}.");
        return null;
    }

    /// <summary>A path to data or context; absent means all of the data, <c>null</c> none of it.</summary>
    public JsonPath PathOrNull(string name) =>
        Get(name)?.ValueKind == JsonValueKind.Null ? JsonPath.Nothing : Path(name) ?? JsonPath.Root;

    public JsonPath? Path(string name) => Parse(name, JsonPathParser.Parse);

    /// <summary>Where a result goes; absent means in place of the data, <c>null</c> nowhere.</summary>
    public JsonPath ResultPath(string name = "ResultPath")
    {
        if (Get(name)?.ValueKind == JsonValueKind.Null)
        {
            return JsonPath.Nothing;
        }

        return ReferencePath(name) is { Segments.Length: > 0 } path ? path : JsonPath.Root;
    }

    /// <summary>A path that names fields and positions only, so that it leads to one value at most.</summary>
    public JsonPath? ReferencePath(string name, bool canBeContext = false)
    {
        var path = Path(name);
        if (path is { IsReference: false })
        {
            Fault(name, $"{name} must be a reference path: it names fields and positions only, like $.result or $.items[0].");
        }
        else if (path is { IsContext: true } && !canBeContext)
        {
            Fault(name, $"{name} must lead to the data ($), not to the context object ($$).");
        }

        return path;
    }

    /// <summary>A reference path whose value a state needs while it runs.</summary>
    public Expression? PathExpression(string name) => ReferencePath(name) is { } path ? new PathExpression(path, name) : null;

    /// <summary>A path or an intrinsic invocation.</summary>
    public Expression? Expression(string name) => Parse(name, text => ExpressionParser.Parse(text, name));

    public PayloadTemplate? Template(string name) =>
        Get(name) is { } value ? TemplateReader.Read(value, PointerTo(name), context) : null;

    /// <summary>Notes that of some fields at most one may be present.</summary>
    public void AtMostOne(params string[] names)
    {
        if (names.Where(Has).ToList() is { Count: > 1 } given)
        {
            FaultHere($"Only one of {string.Join(" and ", given)} can be given.");
        }
    }

    /// <summary>Reports every field that was not read: it is not supported, belongs elsewhere, or is misspelt.</summary>
    public void RefuseOthers(string place)
    {
        foreach (var name in Names.Where(name => !_known.Contains(name)))
        {
            if (KnownFields.Unsupported.TryGetValue(name, out var reason))
            {
                Fault(name, $"{name} is not supported: {reason}.");
            }
            else if (KnownFields.OfStates.Contains(name))
            {
                Fault(name, $"{name} does not belong in {place}.");
            }
            else
            {
                Fault(name, $"There is no field {name} in {place}.", Suggestion.For(name, _known));
            }
        }
    }

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };

    private T? Parse<T>(string name, Func<string, T> parse)
        where T : class
    {
        if (String(name) is not { } text)
        {
            return null;
        }

        try
        {
            return parse(text);
        }
        catch (PathSyntaxException invalid)
        {
            Fault(name, $"{name} is '{text}'. {invalid.Message}");
            return null;
        }
    }
}
