namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>
/// What an execution and the child executions of its Map Runs share, at any depth: one lock, one clock, one order of turns, and one set
/// of tasks that the outside is asked to do. So whoever runs an execution runs its children with it.
/// </summary>
internal sealed class Agenda(TimeProvider clock)
{
    private readonly Queue<Turn> _ready = new();
    private readonly PriorityQueue<Turn, (DateTimeOffset Due, long Order)> _wakeUps = new();
    private readonly Dictionary<long, TaskCall> _calls = [];
    private readonly Dictionary<string, TaskCall> _callsByToken = [];
    private List<TaskRequest> _started = [];
    private List<long> _cancelled = [];
    private long _order;
    private long _taskCount;

    /// <summary>Is raised when something was reported that gives one of the executions something to do.</summary>
    public event Action? WorkArrived;

    public Lock Gate { get; } = new();

    /// <summary>The time of the current turn.</summary>
    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>When there is something to do, if nothing is reported before; null if there never is.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            if (_ready.Count > 0)
            {
                return Now;
            }

            while (_wakeUps.TryPeek(out var turn, out var priority))
            {
                if (!turn.IsStale)
                {
                    return priority.Due;
                }

                _wakeUps.Dequeue();
            }

            return null;
        }
    }

    public DateTimeOffset ReadClock() => clock.GetUtcNow();

    /// <summary>Takes over the clock's time, which never goes back.</summary>
    public void TakeOverTime()
    {
        var now = clock.GetUtcNow();
        Now = now > Now ? now : Now;
    }

    public void Plan(Turn turn) => _ready.Enqueue(turn);

    public void PlanAt(DateTimeOffset time, Turn turn) => _wakeUps.Enqueue(turn, (time, _order++));

    /// <summary>Hands out what is to be done next: what is ready in its order, then what is due.</summary>
    public bool TryTakeTurn(out Turn turn)
    {
        if (_ready.TryDequeue(out turn))
        {
            return true;
        }

        if (_wakeUps.TryPeek(out _, out var priority) && priority.Due <= Now)
        {
            turn = _wakeUps.Dequeue();
            return true;
        }

        return false;
    }

    /// <summary>Drops every plan.</summary>
    public void Clear()
    {
        _ready.Clear();
        _wakeUps.Clear();
    }

    public void Add(TaskCall call)
    {
        call.Id = ++_taskCount;
        _calls.Add(call.Id, call);
        if (call.Token is { } token)
        {
            _callsByToken.Add(token, call);
        }

        _started.Add(new TaskRequest(call, call.Strand.Execution.Arn));
    }

    public TaskCall? Find(long taskId) => _calls.GetValueOrDefault(taskId);

    public TaskCall? Find(string token) => _callsByToken.GetValueOrDefault(token);

    /// <summary>Notes that reports of a task no longer count.</summary>
    public void Close(TaskCall call) => _calls.Remove(call.Id);

    /// <summary>Closes a task that may still be under way, so that the outside can break it off.</summary>
    public void Cancel(TaskCall call)
    {
        if (_calls.Remove(call.Id))
        {
            _cancelled.Add(call.Id);
        }
    }

    public void AnnounceWork() => WorkArrived?.Invoke();

    public List<TaskRequest> TakeStarted() => Take(ref _started);

    public List<long> TakeCancelled() => Take(ref _cancelled);

    private static List<T> Take<T>(ref List<T> list)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var taken = list;
        list = [];
        return taken;
    }
}
