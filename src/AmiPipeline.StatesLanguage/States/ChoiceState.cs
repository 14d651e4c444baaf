using System.Text.Json;
using AmiPipeline.StatesLanguage.Choices;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Goes to the state of the first rule that holds, or to the default.</summary>
internal sealed class ChoiceState : State
{
    private readonly ChoiceRule[] _rules;
    private readonly Target? _default;

    private ChoiceState(string name, ChoiceRule[] rules, Target? otherwise)
        : base(name, StateKind.Choice) => (_rules, _default) = (rules, otherwise);

    public override bool IsTerminal => false;

    public override IEnumerable<Target> Targets => _rules.Select(rule => rule.Next).Concat(_default is null ? [] : [_default]);

    public static ChoiceState Read(string name, FieldReader fields)
    {
        fields.RequireField("Choices");
        var rules = fields.Get("Choices", JsonValueKind.Array, "an array of choice rules");
        if (rules?.GetArrayLength() == 0)
        {
            fields.Fault("Choices", "Choices must hold at least one rule.");
        }

        return new ChoiceState(name, ReadRules(rules, fields), CommonFields.ReadTarget(fields, "Default"))
        {
            Flow = CommonFields.ReadPaths(fields),
        };
    }

    public override void Begin(StateScope scope)
    {
        var input = Flow.SelectInput(scope.RawInput, scope);
        var next = _default;
        foreach (var rule in _rules)
        {
            if (rule.Condition!.Holds(input, scope))
            {
                next = rule.Next;
                break;
            }
        }

        // Emulators measured against AWS agree on this text, and on States.Runtime in place of States.NoChoiceMatched.
        scope.PassOn(input, next ?? throw StateFaultException.Runtime(
            "Failed to transition out of the state. The state does not point to a next state."));
    }

    private static ChoiceRule[] ReadRules(JsonElement? rules, FieldReader fields)
    {
        List<ChoiceRule> read = [];
        foreach (var rule in rules is null ? [] : ListReader.Objects(rules.Value, fields.PointerTo("Choices"), fields.Context, "A choice rule"))
        {
            rule.RequireField("Next");
            var next = CommonFields.ReadTarget(rule, "Next");
            var condition = ConditionReader.Read(rule, isTopLevel: true);
            if (next is not null)
            {
                read.Add(new ChoiceRule(condition, next));
            }
        }

        return [.. read];
    }
}

/// <param name="Condition">What it tests; null if that has faults; the rule still names the state that follows.</param>
/// <param name="Next">Where it leads.</param>
internal sealed record ChoiceRule(Condition? Condition, Target Next);
