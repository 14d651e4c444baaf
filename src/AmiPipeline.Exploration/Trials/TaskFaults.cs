using AmiPipeline.Exploration.Faults;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Faults that somebody plans for the next tasks of states, whatever execution they belong to. Safe for several threads.</summary>
public sealed class TaskFaults
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];

    /// <summary>How many have not struck as often as they will.</summary>
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
    /// <param name="state">The state whose next tasks it strikes, <see cref="FaultKind.Times"/> of them.</param>
    /// <param name="kind">What befalls them.</param>
    /// <exception cref="ArgumentException">The kind befalls no task.</exception>
    public void Plan(string state, FaultKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(state);
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Scope != FaultScope.Task)
        {
            throw new ArgumentException($"{kind} befalls no task.", nameof(kind));
        }

        lock (_lock)
        {
            _planned.Add(new Planned(state, kind));
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
        }
    }

    /// <summary>The same tasks, with what is planned for them.</summary>
    /// <param name="tasks">Does the tasks.</param>
    public ITaskHandler Strike(ITaskHandler tasks) => new Struck(this, tasks);

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

    private sealed class Struck(TaskFaults faults, ITaskHandler tasks) : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(request);
            return TaskMishaps.BefallAsync(faults.TakeFor(request.StateName), () => tasks.InvokeAsync(request, cancellationToken));
        }
    }
}
