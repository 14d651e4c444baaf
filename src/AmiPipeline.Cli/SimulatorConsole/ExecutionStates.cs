using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>Which states an execution has been in, which it is in, and which ways it went: from its history.</summary>
internal sealed class ExecutionStates
{
    private readonly Dictionary<string, StateVisits> _visits = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _ways = [];

    private ExecutionStates()
    {
    }

    /// <summary>The states that the execution is in now; none when it has ended.</summary>
    public IEnumerable<string> Current => _visits.Where(visit => visit.Value.IsCurrent).Select(visit => visit.Key);

    /// <summary>How often a state was entered, and what became of it; null if it was not.</summary>
    public StateVisits? this[string name] => _visits.GetValueOrDefault(name);

    /// <summary>Whether the execution went from one state to another.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    public bool Went(string from, string to) => _ways.Contains((from, to));

    /// <summary>Reads the history of an execution.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="maxChildren">Of how many child executions of its Map Runs the histories are read, too. Default: none.</param>
    public static ExecutionStates From(Execution execution, int maxChildren = 0)
    {
        var states = new ExecutionStates();
        foreach (var history in execution.CopyChildren().Take(maxChildren).Prepend(execution).Select(one => one.CopyHistory()))
        {
            foreach (var taken in history)
            {
                states.Take(taken, history);
            }
        }

        foreach (var visits in states._visits.Values)
        {
            visits.End(execution.StopTime is not null);
        }

        return states;
    }

    private void Take(HistoryEvent taken, IReadOnlyList<HistoryEvent> history)
    {
        if (taken.Name is not { } name)
        {
            return;
        }

        var type = taken.Type.ToString();
        if (type.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            if (!_visits.TryGetValue(name, out var visits))
            {
                _visits[name] = visits = new StateVisits();
            }

            visits.Enter(taken.Timestamp);
            if (Previous(taken, history) is { } from)
            {
                _ways.Add((from, name));
            }
        }
        else if (type.EndsWith("StateExited", StringComparison.Ordinal))
        {
            _visits.GetValueOrDefault(name)?.Exit();
        }
    }

    // What a task's failure led to follows from the events of the task, which do not have its name.
    private static string? Previous(HistoryEvent taken, IReadOnlyList<HistoryEvent> history)
    {
        var id = taken.PreviousEventId;
        while (id > 0 && id <= history.Count)
        {
            var before = history[(int)id - 1];
            if (before.Name is not null && before.Type.ToString().Contains("State", StringComparison.Ordinal))
            {
                return before.Name;
            }

            id = before.PreviousEventId;
        }

        return null;
    }
}

/// <summary>What an execution has done in a state.</summary>
internal sealed class StateVisits
{
    private int _open;

    /// <summary>How often the state was entered.</summary>
    public int Count { get; private set; }

    /// <summary>When it was last entered.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>Whether the execution is in it.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>Whether it was entered and never exited, and the execution has ended.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The class of its style: <c>current</c>, <c>cut</c> or <c>done</c>.</summary>
    public string Style => IsCurrent ? "current" : IsCutOff ? "cut" : "done";

    /// <summary>Notes an entry.</summary>
    /// <param name="time">When.</param>
    public void Enter(DateTimeOffset time)
    {
        (Count, Last) = (Count + 1, time);
        _open++;
    }

    /// <summary>Notes an exit.</summary>
    public void Exit() => _open--;

    /// <summary>Notes that the history ends here.</summary>
    /// <param name="hasEnded">Whether the execution has ended, too.</param>
    public void End(bool hasEnded) => (IsCurrent, IsCutOff) = (_open > 0 && !hasEnded, _open > 0 && hasEnded);
}
