using System.Text.Json;

namespace AmiPipeline.StateMachine.Picture;

/// <summary>The states of a machine, or of a branch of a Parallel, and what leads where. Each wait fragment counts as one state: its Wait.</summary>
internal sealed class AslGraph
{
    private readonly Dictionary<string, JsonElement> _states;
    private readonly Dictionary<string, AslWaitFragment> _waits;
    private readonly string? _endOnError;

    /// <summary>Reads a machine or a branch.</summary>
    /// <param name="machine">The JSON object that has StartAt and States.</param>
    public AslGraph(JsonElement machine)
    {
        StartAt = machine.GetProperty(nameof(StartAt)).GetString()!;
        _states = machine.GetProperty("States").EnumerateObject().ToDictionary(state => state.Name, state => state.Value);
        _waits = AslWaitFragment.Find(_states).ToDictionary(fragment => fragment.Wait);
        _endOnError = EndOnError();
    }

    /// <summary>The first state.</summary>
    public string StartAt { get; }

    /// <summary>A state by its name.</summary>
    public JsonElement this[string name] => _states[name];

    /// <summary>Whether a state stands for a whole wait fragment.</summary>
    public bool IsWaitFragment(string name) => _waits.ContainsKey(name);

    /// <summary>The states as a reader meets them who follows each path to its end.</summary>
    public IReadOnlyList<string> InReadingOrder()
    {
        var order = new List<string>();
        var open = new Stack<string>([StartAt]);
        while (open.TryPop(out var name))
        {
            if (!order.Contains(name))
            {
                order.Add(name);
                foreach (var transition in From(name).Reverse())
                {
                    open.Push(transition.To);
                }
            }
        }

        return order;
    }

    /// <summary>The ways out of a state, in the document's order. What every task leads to after an error is left out: it is where the branch itself ends.</summary>
    public IEnumerable<AslTransition> From(string name) => AllFrom(name).Where(transition => !transition.OnError || transition.To != _endOnError);

    private string? EndOnError()
    {
        var tasks = _states.Values.Where(state => state.GetProperty("Type").ValueEquals("Task")).ToList();
        return tasks.Count < 2 ? null : tasks
            .Select(task => AslTransitions.Read(task).Where(transition => transition.OnError).Select(transition => transition.To))
            .Aggregate(Enumerable.Intersect)
            .FirstOrDefault(name => _states[name].TryGetProperty("End", out _));
    }

    private IEnumerable<AslTransition> AllFrom(string name) =>
        _waits.TryGetValue(name, out var wait)
            ? AslTransitions.Read(_states[wait.Ready]).Where(transition => transition.To != wait.Wait).Select((transition, index) => index == 0 ? transition with { When = "" } : transition)
                .Concat(AslTransitions.Read(_states[wait.Check]).Where(transition => transition.OnError))
            : AslTransitions.Read(_states[name]);
}

/// <summary>Three states that together wait for something: Wait, a check, and a Choice that leads on, to what is done meanwhile, or back to the Wait.</summary>
/// <param name="Wait">The Wait state, with which the fragment begins.</param>
/// <param name="Check">The Task.</param>
/// <param name="Ready">The Choice.</param>
internal sealed record AslWaitFragment(string Wait, string Check, string Ready)
{
    /// <summary>The fragments among some states. Nothing but its Wait leads to a fragment's check, and nothing but that to its Choice.</summary>
    public static IEnumerable<AslWaitFragment> Find(IReadOnlyDictionary<string, JsonElement> states)
    {
        var waysTo = states.Values.SelectMany(AslTransitions.Read).ToLookup(transition => transition.To);
        return from wait in states.Keys
               where Is(wait, "Wait")
               let check = Next(wait)
               where Is(check, "Task") && waysTo[check].Count() == 1
               let ready = Next(check)
               where Is(ready, "Choice") && waysTo[ready].Count() == 1
               let ways = AslTransitions.Read(states[ready]).ToList()
               where ways.Exists(way => way.To == wait) && ways.Count(way => way.To != wait && Next(way.To) != wait) == 1
               select new AslWaitFragment(wait, check, ready);

        bool Is(string name, string type) => states.TryGetValue(name, out var state) && state.GetProperty("Type").ValueEquals(type);
        string Next(string name) => states[name].TryGetProperty("Next", out var next) ? next.GetString()! : "";
    }
}
