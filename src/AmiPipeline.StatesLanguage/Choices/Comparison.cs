using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>Compares a variable with a literal, or with what another path leads to.</summary>
internal sealed class Comparison(JsonPath variable, ComparisonOperator compare, Value? literal, JsonPath? other) : Condition
{
    public override bool Holds(Value input, EvaluationScope scope) =>
        compare.Holds(Resolve(variable, input, scope), literal ?? Resolve(other!, input, scope));

    public static Value Resolve(JsonPath path, Value input, EvaluationScope scope) =>
        path.TryEvaluate(path.IsContext ? scope.Context : input, out var value)
            ? value
            : throw StateFaultException.Runtime(
                $"Invalid path '{path}': The choice state's condition path references an invalid value.");
}
