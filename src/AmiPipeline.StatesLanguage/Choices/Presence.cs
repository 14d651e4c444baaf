using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Choices;

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
