using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Data;

internal sealed class LiteralExpression(Value value) : Expression
{
    public override Value Evaluate(Value input, EvaluationScope scope) => value;
}
