using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>What a choice rule tests in the state's input.</summary>
internal abstract class Condition
{
    /// <exception cref="StateFaultException">A path of the condition leads nowhere.</exception>
    public abstract bool Holds(Value input, EvaluationScope scope);

    public sealed class All(Condition[] parts) : Condition
    {
        public override bool Holds(Value input, EvaluationScope scope) => Array.TrueForAll(parts, part => part.Holds(input, scope));
    }

    public sealed class Any(Condition[] parts) : Condition
    {
        public override bool Holds(Value input, EvaluationScope scope) => Array.Exists(parts, part => part.Holds(input, scope));
    }

    public sealed class Not(Condition part) : Condition
    {
        public override bool Holds(Value input, EvaluationScope scope) => !part.Holds(input, scope);
    }
}

/// <summary><c>IsPresent</c>: the only comparison for which a path may lead nowhere.</summary>
internal sealed class Presence(JsonPath variable, bool expected) : Condition
{
    public override bool Holds(Value input, EvaluationScope scope)
    {
        var root = variable.IsContext ? scope.Context : input;
        var isPresent = variable.TryEvaluate(root, out var value) && (variable.IsDefinite || value is ArrayValue { Count: > 0 });
        return isPresent == expected;
    }
}

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
