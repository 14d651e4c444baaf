using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>Compares a variable with a literal, or with what another path leads to.</summary>
internal sealed class Comparison(JsonPath variable, ComparisonOperator compare, Value? literal, JsonPath? other) : Condition
{
    public override bool Holds(Value input, EvaluationScope scope)
    {
        var left = Resolve(variable, input, scope);
        return compare.Holds(left, literal ?? Operand(input, scope));
    }

    /// <summary>The variable may be of any type; what the other path leads to must fit the comparison.</summary>
    private Value Operand(Value input, EvaluationScope scope)
    {
        var operand = Resolve(other!, input, scope);
        return compare.Takes(operand)
            ? operand
            : throw StateFaultException.Runtime($"The path '{other}' of {compare.Name}Path must lead to {compare.Expectation}, but leads to {operand}.");
    }

    private static Value Resolve(JsonPath path, Value input, EvaluationScope scope) =>
        path.TryEvaluate(path.IsContext ? scope.Context : input, out var value)
            ? value
            : throw StateFaultException.Runtime(
                $"Invalid path '{path}': The choice state's condition path references an invalid value.");
}
