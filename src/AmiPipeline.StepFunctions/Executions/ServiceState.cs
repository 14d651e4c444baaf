using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>The state machines and executions that there are.</summary>
internal sealed class ServiceState : ITaskHandler
{
    // Step Functions Developer Guide, "Quotas": how long an execution that has ended can be asked for, and its name is taken.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Action _ended;
    private readonly ServiceCalls _calls;
    private readonly Dictionary<string, StateMachine> _machines = new(StringComparer.Ordinal);
    private readonly List<StartedExecution> _executions = [];
    private readonly Dictionary<string, StartedExecution> _executionsByArn = new(StringComparer.Ordinal);
    private readonly NestedExecutions _nested;
    private readonly List<StartedExecution> _running = [];
    private readonly Queue<JsonObject> _changes = new();
    private int _changeCount;
    private int _startCount;

    /// <summary>Starts without any.</summary>
    /// <param name="clock">The clock of the executions. A virtual one stands still until the scheduler is driven; on any other they run on their own.</param>
    /// <param name="ended">Is called when an execution that runs on its own has ended.</param>
    /// <param name="calls">How tasks of executions call this service.</param>
    public ServiceState(TimeProvider clock, Action ended, ServiceCalls calls)
    {
        (_clock, _ended, _calls) = (clock, ended, calls);
        _nested = new NestedExecutions(this, calls);
        Scheduler = clock is VirtualClock virtualClock ? new ExecutionScheduler(virtualClock, this) : null;
    }

    /// <summary>Runs the executions in virtual time; null in real time.</summary>
    public ExecutionScheduler? Scheduler { get; }

    /// <summary>All state machines, by name.</summary>
    public IReadOnlyList<StateMachine> Machines => [.. _machines.Values.OrderBy(machine => machine.Arn, StringComparer.Ordinal)];

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>All executions that are remembered, in the order in which they were started; a copy.</summary>
    public IReadOnlyList<StartedExecution> Executions
    {
        get
        {
            lock (_gate)
            {
                _executions.RemoveAll(execution => execution.Execution.StopTime + Retention < Now && _executionsByArn.Remove(execution.Arn));
                return [.. _executions];
            }
        }
    }

    public void Add(StateMachine machine) => _machines.Add(machine.Arn, machine);

    /// <exception cref="ApiRefusalException">There is none in the Region that is signed for.</exception>
    public StateMachine Machine(string arn, SignedScope scope) => MachineArn.Parse(arn).Region == scope.Region ? Machine(arn) : throw NoMachine(arn);

    /// <exception cref="ApiRefusalException">There is none.</exception>
    public StateMachine Machine(string arn) => _machines.GetValueOrDefault(arn) ?? throw NoMachine(arn);

    /// <exception cref="ApiRefusalException">There is none in the Region that is signed for.</exception>
    public StartedExecution Execution(ExecutionArn arn, SignedScope scope) =>
        arn.Region == scope.Region && (Find(arn.Text) ?? Children(child => child.Arn == arn.Text).FirstOrDefault()) is { } found
            ? found
            : throw new ApiRefusalException("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn.Text}'");

    /// <summary>Child executions of Map Runs, at any depth.</summary>
    /// <param name="isAskedFor">Which of them.</param>
    public IEnumerable<StartedExecution> Children(Func<Execution, bool> isAskedFor) => Executions.SelectMany(
        execution => execution.Execution.CopyChildren().Where(isAskedFor).Select(child => new StartedExecution(execution, child)));

    /// <exception cref="ApiRefusalException">There is none in the Region that is signed for.</exception>
    public MapRun MapRun(MapRunArn arn, SignedScope scope) =>
        (arn.Region == scope.Region ? Executions.SelectMany(execution => execution.Execution.CopyMapRuns()).FirstOrDefault(run => run.Arn == arn.Text) : null)
        ?? throw new ApiRefusalException("ResourceNotFound", $"Resource not found: '{arn.Text}'");

    public StartedExecution? Find(StateMachine machine, string name) => Find($"{machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}");

    /// <summary>An execution that is remembered, by its ARN.</summary>
    private StartedExecution? Find(string arn)
    {
        lock (_gate)
        {
            return _executionsByArn.GetValueOrDefault(arn) is { } found && !(found.Execution.StopTime + Retention < Now) ? found : null;
        }
    }

    public StartedExecution Start(StateMachine machine, MachineArn requested, string? name, string input, string? traceHeader)
    {
        StartedExecution execution;
        lock (_gate)
        {
            var number = ++_startCount;
            execution = new StartedExecution(machine, requested, name ?? $"00000000-0000-4000-8000-{number:x12}", input, traceHeader, number, _clock);
            _executions.Add(execution);
            _executionsByArn.Add(execution.Arn, execution);
            _running.Add(execution);
            _changes.Enqueue(StatusChange.From(execution, ++_changeCount));
        }

        if (Scheduler is null)
        {
            _ = RunAsync(execution);
        }
        else
        {
            Scheduler.Add(execution.Execution);
        }

        return execution;
    }

    private static ApiRefusalException NoMachine(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    private async Task RunAsync(StartedExecution execution)
    {
        // The call that starts it does not wait for its first steps.
        await Task.Yield();
        await new ExecutionDriver(this, _clock).RunAsync(execution.Execution).ConfigureAwait(false);
        NoteEnds();
        _ended();
    }

    /// <summary>Notes which executions have ended since it was last called.</summary>
    public void NoteEnds()
    {
        lock (_gate)
        {
            foreach (var ended in _running.Where(execution => execution.Status != "RUNNING").ToList())
            {
                _running.Remove(ended);
                _changes.Enqueue(StatusChange.From(ended, ++_changeCount));
            }
        }

        _nested.NoteEnds();
    }

    /// <summary>The next event that has not been published.</summary>
    public bool TryTakeChange([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonObject? change)
    {
        lock (_gate)
        {
            return _changes.TryDequeue(out change);
        }
    }

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        StartedExecution execution;
        lock (_gate)
        {
            execution = _executionsByArn[request.RootExecutionArn];
        }

        return NestedExecutions.IsStart(request) ? ValueTask.FromResult(_nested.Start(request, execution))
            : ServiceCalls.IsOne(request) ? ValueTask.FromResult(_calls.Answer(request, execution.Requested.Region, this))
            : execution.Machine.Tasks.InvokeAsync(request, cancellationToken);
    }
}
