using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Intrinsics;

internal sealed class IntrinsicExpression(string name, string text, IntrinsicFunction function, Expression[] arguments) : Expression
{
    /// <summary>
    /// What one invocation may work on, in bytes of JSON: 64 times the largest payload, so that a definition which repeats its input
    /// again and again does not fill the memory.
    /// </summary>
    private const long MaxArgumentBytes = 16L * 1024 * 1024;

    public string Name => name;

    public override Value Evaluate(Value input, EvaluationScope scope)
    {
        var values = new Value[arguments.Length];
        var bytes = 0L;
        for (var at = 0; at < arguments.Length; at++)
        {
            values[at] = arguments[at].Evaluate(input, scope);
            bytes += values[at].Utf8Length;
        }

        var call = new IntrinsicCall(text, values, scope.Random);
        return bytes <= MaxArgumentBytes
            ? function.Evaluate(call)
            : throw call.Failure($"Its arguments have {bytes} bytes; the maximum is {MaxArgumentBytes}.");
    }
}
