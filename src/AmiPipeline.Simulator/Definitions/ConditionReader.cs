using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads the member <c>Condition</c> of a statement.</summary>
internal static class ConditionReader
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public static List<Condition> Read(StrictObject statement)
    {
        var json = statement.Object("Condition");
        return json is null ? [] : [.. json.Names().SelectMany(name => ReadOperator(json, name))];
    }

    /// <summary>Reads a text with its variables.</summary>
    public static TextPattern Pattern(string text, StrictObject json, string place)
    {
        TextPattern pattern;
        try
        {
            pattern = TextPattern.Parse(text);
        }
        catch (FormatException error)
        {
            throw json.At(place, error.Message);
        }

        return pattern.Variables.FirstOrDefault(variable => !variable.Contains(':') || !ConditionKeys.IsModelled(variable)) is { } unknown
            ? throw json.At(place, $"the policy variable ${{{unknown}}} is not modelled.")
            : pattern;
    }

    private static IEnumerable<Condition> ReadOperator(StrictObject json, string name)
    {
        var quantifier = name.StartsWith(ForAll, StringComparison.Ordinal) ? Quantifier.All
            : name.StartsWith(ForAny, StringComparison.Ordinal) ? Quantifier.Any
            : Quantifier.None;
        var rest = quantifier == Quantifier.None ? name : name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = rest.EndsWith(IfExists, StringComparison.Ordinal);
        var found = ConditionOperator.Find(ifExists ? rest[..^IfExists.Length] : rest);
        if (found is null || (found.Name == ConditionOperator.Null && (ifExists || quantifier != Quantifier.None)))
        {
            throw json.At(name, $"this condition operator is not modelled; those modelled are {string.Join(", ", ConditionOperator.Names)}.");
        }

        var keys = json.Object(name) ?? throw json.At(name, "an object is expected, this is null.");
        return keys.Names().Select(key => ReadKey(keys, key, found, quantifier, ifExists));
    }

    private static Condition ReadKey(StrictObject keys, string key, ConditionOperator comparison, Quantifier quantifier, bool ifExists)
    {
        if (!ConditionKeys.IsModelled(key))
        {
            throw keys.At(key, "this condition key is not modelled.");
        }

        if (ConditionKeys.NeedsQuantifier(key) && quantifier == Quantifier.None && comparison.Name != ConditionOperator.Null)
        {
            throw keys.At(key, $"this condition key has several values: the operator needs {ForAll} or {ForAny}");
        }

        var values = keys.OneOrMoreTexts(key)!.ConvertAll(text => Pattern(text, keys, key));
        return values.Select(comparison.Problem).FirstOrDefault(problem => problem is not null) is { } wrong
            ? throw keys.At(key, wrong)
            : new Condition(comparison, quantifier, ifExists, key, values);
    }
}
