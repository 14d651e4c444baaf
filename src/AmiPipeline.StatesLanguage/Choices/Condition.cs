using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>What a choice rule asks of the state's input.</summary>
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
