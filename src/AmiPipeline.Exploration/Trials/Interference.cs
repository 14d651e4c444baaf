using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Injects the faults of one trial.</summary>
internal sealed class Interference : IDisposable
{
    private readonly SimulatedCloud _cloud;
    private readonly Person _person;
    private readonly List<PlannedFault> _afterCalls;
    private readonly List<PlannedFault> _tasks;
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource<FaultKind> _killed = new();
    private TaskCompletionSource<FaultKind> _crashed = new();
    private readonly HashSet<PlannedFault> _struck = [];
    private readonly HashSet<string> _withoutKey = [];
    private PlannedFault? _due;
    private int _lasting;
    private bool _isPersonAtWork;

    public Interference(SimulatedCloud cloud, Person person, IReadOnlyList<PlannedFault> faults, PersonTargets targets)
    {
        _cloud = cloud;
        _person = person;
        _afterCalls = [.. faults.Where(fault => fault.Kind.Interruption != Interruption.None || fault.Kind.Act is not null)];
        _tasks = [.. faults.Where(fault => fault.Target.Scope == FaultScope.Task)];
        foreach (var fault in faults)
        {
            Arm(fault, targets);
        }

        cloud.Calls.Answered += Answered;
    }

    /// <summary>Cancelled when the execution is to end.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>Whether the process was killed.</summary>
    public bool IsKilled => _killed.Task.IsCompleted;

    /// <summary>Whether something comes after the call that was answered last.</summary>
    public bool IsDue => _due is not null;

    /// <summary>Whether every fault has struck, as far as it is known before the end.</summary>
    public bool HasStruck => _afterCalls.Count == 0 && _tasks.TrueForAll(_struck.Contains) && _due is null && _cloud.Faults.Pending <= _lasting;

    /// <summary>The ids of the snapshots of which a fault left out the key.</summary>
    public IReadOnlySet<string> LeftWithoutKey => _withoutKey;

    /// <summary>Runs the same task once more; set while a task runs.</summary>
    public Func<Task>? Twin { get; set; }

    /// <summary>The kind of the end of the function that runs: completes when its process ends.</summary>
    public Task<FaultKind> BeginTask()
    {
        _crashed = new TaskCompletionSource<FaultKind>();
        return Task.WhenAny(_crashed.Task, _killed.Task).Unwrap();
    }

    /// <summary>The fault that strikes a task; null for none.</summary>
    public FaultKind? TakeFor(string state, int occurrence)
    {
        var fault = _tasks.FirstOrDefault(fault => fault.Target.Name == state && occurrence >= fault.Target.Occurrence);
        if (fault is not null)
        {
            _struck.Add(fault);
        }

        if (fault is not null && occurrence >= fault.Target.Occurrence + fault.Kind.Times - 1)
        {
            _tasks.Remove(fault);
        }

        return fault?.Kind;
    }

    /// <summary>What comes after a call, before its caller gets the answer. Does not complete if its caller is gone.</summary>
    public async Task AfterCallAsync()
    {
        if (_due is not { } fault)
        {
            return;
        }

        _due = null;
        switch (fault.Kind.Interruption)
        {
            case Interruption.Abort:
                await _abort.CancelAsync();
                break;
            case Interruption.Twin when Twin is { } twin:
                Twin = null;
                await twin();
                break;
            case Interruption.Crash:
                _crashed.SetResult(fault.Kind);
                await Forever();
                break;
            case Interruption.Kill or Interruption.KillAndCleanUp:
                await _abort.CancelAsync();
                _killed.SetResult(fault.Kind);
                await Forever();
                break;
            default:
                _isPersonAtWork = true;
                _person.Do(fault.Kind.Act!);
                _isPersonAtWork = false;
                break;
        }
    }

    /// <summary>Nothing goes wrong from here on.</summary>
    public void Stop()
    {
        _cloud.Calls.Answered -= Answered;
        _cloud.Faults.Clear();
        _afterCalls.Clear();
        _tasks.Clear();
    }

    public void Dispose() => _abort.Dispose();

    private static Task Forever() => new TaskCompletionSource().Task;

    private void Answered(object? sender, RecordedCall call)
    {
        var fault = _isPersonAtWork ? null : _afterCalls.FirstOrDefault(fault => IsAt(call, fault.Target));
        if (fault is not null)
        {
            _afterCalls.Remove(fault);
            _due = fault;
        }
    }

    private void Arm(PlannedFault fault, PersonTargets targets)
    {
        var (target, kind) = fault;
        var count = 0;
        switch (target.Scope)
        {
            case FaultScope.Call when kind.Strike is { } strike && kind.Times == 1:
                strike(_cloud.Faults.When(call => !_isPersonAtWork && IsAt(call, target)));
                break;
            case FaultScope.Call when kind.Strike is { } strike:
                // Some of them are left if the action is not called as often.
                _lasting++;
                strike(_cloud.Faults.When(call => !_isPersonAtWork && call.Action == target.Name && call.Occurrence >= target.Occurrence, kind.Times));
                break;
            case FaultScope.Resource:
                kind.StrikeResource!(new ResourceFaultPoint(_cloud.Faults, target.Resource!.Value, made => made.Kind == target.Resource && ++count == target.Occurrence && IsStruck(made, kind), targets.OtherKey));
                break;
            default:
                break;
        }
    }

    private bool IsStruck(NewResource made, FaultKind kind)
    {
        if (kind.LeavesKeyOut)
        {
            _withoutKey.Add(made.Id);
        }

        return true;
    }

    private static bool IsAt(RecordedCall call, FaultTarget target) => call.Action == target.Name && call.Occurrence == target.Occurrence;
}
