using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Data;

/// <summary>What a definition may write where a value is computed: a path, an intrinsic invocation, or a literal argument of one.</summary>
internal abstract class Expression
{
    /// <exception cref="StateFaultException">The data has not what the expression needs.</exception>
    public abstract Value Evaluate(Value input, EvaluationScope scope);
}
