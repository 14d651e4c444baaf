using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.Data;

/// <summary>What a definition may write for a computed value: a path, an intrinsic invocation, or a literal argument of one.</summary>
internal abstract class Expression
{
    /// <exception cref="StateFaultException">The data has not what the expression needs.</exception>
    public abstract Value Evaluate(Value input, EvaluationScope scope);
}

internal sealed class LiteralExpression(Value value) : Expression
{
    public override Value Evaluate(Value input, EvaluationScope scope) => value;
}

/// <summary>A path in a payload template or another computed field.</summary>
/// <param name="path">The path.</param>
/// <param name="field">The field as the definition writes it, for the cause of a failure.</param>
internal sealed class PathExpression(JsonPath path, string field) : Expression
{
    public JsonPath Path => path;

    public override Value Evaluate(Value input, EvaluationScope scope)
    {
        var root = path.IsContext ? scope.Context : input;
        return path.TryEvaluate(root, out var value)
            ? value
            : throw StateFaultException.Runtime(
                $"The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{root}'");
    }
}
