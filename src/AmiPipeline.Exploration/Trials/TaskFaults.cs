using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Faults that somebody plans for the next tasks of states, whatever execution they belong to. They are forgotten with those of calls and resources, as by a reset of the cloud. Safe for several threads.</summary>
public sealed class TaskFaults
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];

    /// <summary>Makes it, with none planned.</summary>
    /// <param name="faults">The other faults of the cloud on which the executions work.</param>
    public TaskFaults(FaultInjector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Cleared += (_, _) => Clear();
    }

    /// <summary>How many are planned and have not applied to all of their <see cref="FaultKind.Times"/> tasks.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _planned.Count;
            }
        }
    }

    /// <summary>Plans one.</summary>
    /// <param name="state">The state to whose next tasks it applies, <see cref="FaultKind.Times"/> of them.</param>
    /// <param name="kind">The fault.</param>
    /// <exception cref="ArgumentException">The kind is none of tasks.</exception>
    public void Plan(string state, FaultKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(state);
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Scope != FaultScope.Task)
        {
            throw new ArgumentException($"{kind} is no fault of tasks.", nameof(kind));
        }

        lock (_lock)
        {
            _planned.Add(new Planned(state, kind));
        }
    }

    /// <summary>The same tasks, with the faults that are planned for them.</summary>
    /// <param name="tasks">Does the tasks.</param>
    public ITaskHandler ApplyTo(ITaskHandler tasks) => new TasksWithFaults(this, tasks);

    private void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
        }
    }

    private FaultKind? TakeFor(string state)
    {
        lock (_lock)
        {
            var planned = _planned.Find(one => one.State == state);
            if (planned is not null && --planned.Left == 0)
            {
                _planned.Remove(planned);
            }

            return planned?.Kind;
        }
    }

    private sealed class Planned(string state, FaultKind kind)
    {
        public string State => state;

        public FaultKind Kind => kind;

        public int Left { get; set; } = kind.Times;
    }

    private sealed class TasksWithFaults(TaskFaults faults, ITaskHandler tasks) : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(request);
            return TaskFault.ApplyAsync(faults.TakeFor(request.StateName), () => tasks.InvokeAsync(request, cancellationToken));
        }
    }
}
