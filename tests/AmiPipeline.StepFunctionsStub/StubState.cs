using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctionsStub.Wire;

namespace AmiPipeline.StepFunctionsStub;

/// <summary>The state machines and executions that the stub has.</summary>
internal sealed class StubState : ITaskHandler
{
    private readonly Lock _gate = new();
    private readonly VirtualClock _clock;
    private readonly Dictionary<string, StubMachine> _machines = new(StringComparer.Ordinal);
    private readonly List<StubExecution> _executions = [];
    private readonly List<StubExecution> _running = [];
    private readonly Queue<JsonObject> _changes = new();
    private int _changeCount;

    public StubState(VirtualClock clock)
    {
        _clock = clock;
        Scheduler = new ExecutionScheduler(clock, this);
    }

    public ExecutionScheduler Scheduler { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>All executions, in the order in which they were started; a copy.</summary>
    public IReadOnlyList<StubExecution> Executions
    {
        get
        {
            lock (_gate)
            {
                return [.. _executions];
            }
        }
    }

    public void Add(StubMachine machine) => _machines.Add(machine.Arn, machine);

    /// <exception cref="ApiRefusalException">There is none in the Region that is signed for.</exception>
    public StubMachine Machine(string arn, SignedScope scope) =>
        MachineArn.Parse(arn).Region == scope.Region && _machines.TryGetValue(arn, out var machine)
            ? machine
            : throw new ApiRefusalException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    /// <exception cref="ApiRefusalException">There is none in the Region that is signed for.</exception>
    public StubExecution Execution(ExecutionArn arn, SignedScope scope) =>
        arn.Region == scope.Region && Executions.FirstOrDefault(execution => execution.Arn == arn.Text) is { } found
            ? found
            : throw new ApiRefusalException("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn.Text}'");

    public StubExecution? Find(StubMachine machine, string name) =>
        Executions.FirstOrDefault(execution => execution.StateMachineArn == machine.Arn && execution.Name == name);

    public StubExecution Start(StubMachine machine, MachineArn asked, string? name, string input, string? traceHeader)
    {
        StubExecution execution;
        lock (_gate)
        {
            var number = _executions.Count + 1;
            execution = new StubExecution(machine, asked, name ?? $"00000000-0000-4000-8000-{number:x12}", input, traceHeader, number, _clock);
            _executions.Add(execution);
            _running.Add(execution);
            _changes.Enqueue(StatusChange.Of(execution, ++_changeCount));
        }

        Scheduler.Add(execution.Execution);
        return execution;
    }

    /// <summary>Notes which executions have ended since it was last called.</summary>
    public void NoteEnds()
    {
        lock (_gate)
        {
            foreach (var ended in _running.Where(execution => execution.Status != "RUNNING").ToList())
            {
                _running.Remove(ended);
                _changes.Enqueue(StatusChange.Of(ended, ++_changeCount));
            }
        }
    }

    /// <summary>The next event that nobody has been told of.</summary>
    public bool TryTakeChange([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonObject? change)
    {
        lock (_gate)
        {
            return _changes.TryDequeue(out change);
        }
    }

    public ValueTask<TaskOutcome> InvokeAsync(StatesLanguage.Executions.TaskRequest request, CancellationToken cancellationToken) =>
        Executions.First(execution => execution.Arn == request.ExecutionArn).Machine.Tasks.InvokeAsync(request, cancellationToken);
}
