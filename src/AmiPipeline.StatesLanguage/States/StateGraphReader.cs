using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Reads StartAt and States of a machine, a branch or an item processor, and links the states to one another.</summary>
internal static class StateGraphReader
{
    private const int MaxNameLength = 80;

    private static readonly Dictionary<string, Func<string, FieldReader, State>> Types = new()
    {
        ["Task"] = TaskState.Read,
        ["Parallel"] = ParallelState.Read,
        ["Map"] = MapState.Read,
        ["Pass"] = PassState.Read,
        ["Wait"] = WaitState.Read,
        ["Choice"] = ChoiceState.Read,
        ["Succeed"] = SucceedState.Read,
        ["Fail"] = FailState.Read,
    };

    /// <summary>The graph, or null if faults left none to run.</summary>
    public static StateGraph? Read(FieldReader fields)
    {
        fields.RequireField("StartAt");
        fields.RequireField("States");
        var start = CommonFields.ReadTarget(fields, "StartAt");
        var states = fields.Get("States", JsonValueKind.Object, "an object of states") is { } element
            ? ReadStates(element, fields.PointerTo("States"), fields.Context)
            : null;
        if (states is not null)
        {
            Link(states, start, fields);
        }

        return start is not null && states?.GetValueOrDefault(start.Name) is { } first ? new StateGraph(first) : null;
    }

    private static Dictionary<string, State?> ReadStates(JsonElement element, string pointer, LoadContext context)
    {
        var states = new Dictionary<string, State?>();
        foreach (var field in element.EnumerateObject())
        {
            var place = FieldReader.PointerTo(pointer, field.Name);
            CheckName(field.Name, place, context);

            if (field.Value.ValueKind != JsonValueKind.Object)
            {
                context.Faults.Add(new DefinitionFault(place, $"A state must be an object, but is {FieldReader.Describe(field.Value)}."));
                states[field.Name] = null;
                continue;
            }

            states[field.Name] = ReadState(field.Name, new FieldReader(field.Value, place, context));
        }

        if (states.Count == 0)
        {
            context.Faults.Add(new DefinitionFault(pointer, "States must hold at least one state."));
        }

        return states;
    }

    private static void CheckName(string name, string place, LoadContext context)
    {
        var length = TextLength.InCharacters(name);
        if (length is 0 or > MaxNameLength)
        {
            context.Faults.Add(new DefinitionFault(place, $"The name of a state has 1 to {MaxNameLength} characters, not {length}."));
        }

        if (!context.States.TryAdd(name, place))
        {
            context.Faults.Add(new DefinitionFault(
                place, $"There is a state '{name}' already, at {context.States[name]}: names are unique in the whole state machine, branches and iterations included."));
        }
    }

    private static State? ReadState(string name, FieldReader fields)
    {
        fields.String("Comment");
        LanguageField.Read(fields);
        if (fields.RequiredString("Type") is not { } type)
        {
            return null;
        }

        if (!Types.TryGetValue(type, out var read))
        {
            fields.Fault("Type", $"There is no state type '{type}'.", Suggestion.For(type, Types.Keys));
            return null;
        }

        var state = read(name, fields);
        fields.RefuseOthers($"a {type} state");
        return state;
    }

    private static void Link(Dictionary<string, State?> states, Target? start, FieldReader fields)
    {
        var targets = states.Values.OfType<State>().SelectMany(state => state.Targets);
        foreach (var target in start is null ? targets : targets.Prepend(start))
        {
            if (!states.TryGetValue(target.Name, out var state))
            {
                fields.Context.Faults.Add(new DefinitionFault(
                    target.Pointer, $"There is no state '{target.Name}' here.", Suggestion.For(target.Name, states.Keys)));
            }
            else if (state is not null)
            {
                target.State = state;
            }
        }

        // With a state unread, what leads where is not known.
        if (start is not null && !states.ContainsValue(null))
        {
            ReportUnreachable(states, start, fields);
        }
    }

    private static void ReportUnreachable(Dictionary<string, State?> states, Target start, FieldReader fields)
    {
        var reachable = new HashSet<string>();
        var open = new Stack<string>([start.Name]);
        while (open.TryPop(out var name))
        {
            if (states.TryGetValue(name, out var state) && reachable.Add(name))
            {
                foreach (var target in state!.Targets)
                {
                    open.Push(target.Name);
                }
            }
        }

        var pointer = fields.PointerTo("States");
        foreach (var name in reachable.Count == 0 ? [] : states.Keys.Where(name => !reachable.Contains(name)))
        {
            fields.Context.Faults.Add(new DefinitionFault(FieldReader.PointerTo(pointer, name), $"No state leads to '{name}'."));
        }

        if (!states.Values.Any(state => state!.IsTerminal))
        {
            fields.Context.Faults.Add(new DefinitionFault(
                pointer, "No state ends: there must be one with \"End\": true, or of type Succeed or Fail."));
        }
    }
}
