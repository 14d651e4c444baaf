using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Intrinsics;

internal sealed class IntrinsicExpression(string name, string text, IntrinsicFunction function, Expression[] arguments) : Expression
{
    public string Name => name;

    public override Value Evaluate(Value input, EvaluationScope scope)
    {
        var values = new Value[arguments.Length];
        for (var at = 0; at < arguments.Length; at++)
        {
            values[at] = arguments[at].Evaluate(input, scope);
        }

        return function.Evaluate(new IntrinsicCall(text, values, scope.Random));
    }
}
