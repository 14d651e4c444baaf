using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>Reads the condition of a choice rule, which may hold other conditions.</summary>
internal static class ConditionReader
{
    private static readonly string[] Combinations = ["And", "Or", "Not"];

    public static Condition? Read(FieldReader rule, bool isTopLevel)
    {
        rule.String("Comment");
        if (!isTopLevel && rule.Get("Next") is not null)
        {
            rule.Fault("Next", "Next belongs to the rule as a whole, not to a part of its condition.");
        }

        var condition = Combinations.Any(rule.Has) ? ReadCombination(rule) : ReadComparison(rule);
        rule.RefuseOthers("a choice rule");
        return condition;
    }

    private static Condition? ReadCombination(FieldReader rule)
    {
        rule.AtMostOne([.. Combinations, .. ComparisonOperator.FieldNames.Where(rule.Has)]);
        if (rule.Get("Not", JsonValueKind.Object, "a condition") is { } negated)
        {
            return Read(new FieldReader(negated, rule.PointerTo("Not"), rule.Context), false) is { } part ? new Condition.Not(part) : null;
        }

        var all = ReadParts(rule, "And");
        var any = ReadParts(rule, "Or");
        return all is not null ? new Condition.All(all) : any is not null ? new Condition.Any(any) : null;
    }

    private static Condition[]? ReadParts(FieldReader rule, string name)
    {
        if (rule.Get(name, JsonValueKind.Array, "an array of conditions") is not { } parts)
        {
            return null;
        }

        if (parts.GetArrayLength() == 0)
        {
            rule.Fault(name, $"{name} must hold at least one condition.");
        }

        List<Condition> conditions = [];
        foreach (var reader in ListReader.Objects(parts, rule.PointerTo(name), rule.Context, "A condition"))
        {
            if (Read(reader, false) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return [.. conditions];
    }

    private static Condition? ReadComparison(FieldReader rule)
    {
        var fields = ComparisonOperator.FieldNames.Where(rule.Has).ToArray();
        if (fields.Length == 0 && rule.Names.Any(KnownFields.Unsupported.ContainsKey))
        {
            // A rule in JSONata is refused for that, by the name of its field, and for nothing else.
            return null;
        }

        rule.RequireField("Variable");
        var variable = rule.ReferencePath("Variable", canBeContext: true);
        rule.AtMostOne(fields);
        foreach (var field in fields)
        {
            rule.Get(field);
        }

        if (fields.Length == 0)
        {
            ReportMissingOperator(rule);
            return null;
        }

        var name = fields[0];
        if (name == ComparisonOperator.IsPresent)
        {
            var expected = rule.Boolean(name);
            return variable is null || expected is null ? null : new Presence(variable, expected.Value);
        }

        if (ComparisonOperator.Known.TryGetValue(name, out var known))
        {
            var literal = ReadOperand(rule, known);
            return variable is null || literal is null ? null : new Comparison(variable, known, literal, null);
        }

        var other = rule.ReferencePath(name, canBeContext: true);
        return variable is null || other is null ? null : new Comparison(variable, ComparisonOperator.Known[name[..^4]], null, other);
    }

    private static void ReportMissingOperator(FieldReader rule)
    {
        var misspelt = rule.Names.FirstOrDefault(name => name is not ("Variable" or "Next" or "Comment"));
        if (misspelt is null)
        {
            rule.FaultHere("A choice rule needs a comparison such as StringEquals, or And, Or, Not.");
            return;
        }

        rule.Get(misspelt);
        rule.Fault(misspelt, $"There is no comparison {misspelt}.", Suggestion.For(misspelt, [.. ComparisonOperator.FieldNames, .. Combinations]));
    }

    private static Value? ReadOperand(FieldReader rule, ComparisonOperator known)
    {
        var element = rule.Get(known.Name)!.Value;
        var value = ValueReader.Read(element);
        if (known.Takes(value))
        {
            return value;
        }

        rule.Fault(known.Name, $"{known.Name} must be {known.Expectation}, but is {FieldReader.Describe(element)}.");
        return null;
    }
}
