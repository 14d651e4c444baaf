using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>
/// One run of a state machine: a pure machine over time. It never sleeps and makes no calls. <see cref="Advance"/> does all that
/// is due and returns the tasks to be started; <see cref="NextWakeUp"/> says when to call it again; outcomes of tasks and callbacks
/// are reported by methods, and take effect at the next <see cref="Advance"/>. The same definition, input, options and reports at the
/// same times give the same history.
/// </summary>
/// <threadsafety>
/// Every method may be called from any thread; calls take their turn. <see cref="History"/> grows while the execution advances: enumerate it
/// when it does not, or follow <see cref="ExecutionOptions.OnEvent"/>.
/// </threadsafety>
public sealed partial class Execution
{
    private readonly Agenda _agenda;
    private readonly ExecutionOptions _options;
    private readonly HistoryRecorder _history;
    private readonly ContextObject _context;
    private readonly Strand _root;
    private readonly List<MapRun> _mapRuns = [];

    /// <summary>Starts an execution. Nothing but its first event happens before <see cref="Advance"/> is called.</summary>
    /// <param name="document">The state machine.</param>
    /// <param name="input">The input as JSON.</param>
    /// <param name="clock">Where the execution takes the time from; it only ever asks for the current time.</param>
    /// <param name="options">Who the execution is; null for the defaults.</param>
    /// <exception cref="ArgumentException">The input is not JSON or too large, or an option is malformed.</exception>
    public Execution(StateMachineDocument document, string input, TimeProvider clock, ExecutionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(clock);
        _agenda = new Agenda(clock);
        _options = options ?? new ExecutionOptions();
        Random = new DeterministicRandom((ulong)_options.Seed);
        Identity = ExecutionIdentity.Create(_options, Random);
        _history = new HistoryRecorder(_options.MaxHistoryEvents, _options.OnEvent);

        var data = ReadJson(input, nameof(input));
        if (data.Utf8Length > _options.MaxPayloadBytes)
        {
            throw new ArgumentException($"The input has {data.Utf8Length} bytes; the maximum is {_options.MaxPayloadBytes}.", nameof(input));
        }

        var overrides = _options.ContextOverrides is { } json
            ? ReadJson(json, nameof(options)) as ObjectValue ?? throw new ArgumentException("ContextOverrides must be a JSON object.", nameof(options))
            : null;
        StartTime = Now;
        _context = new ContextObject(Identity, data, StartTime, overrides);
        _root = Begin(document.Graph, data, document.Timeout ?? MaxExecutionTime);
    }

    /// <summary>Starts a child execution of a Map Run.</summary>
    internal Execution(MapRun mapRun, int items, ExecutionIdentity identity, StateGraph graph, Value input, DeterministicRandom random)
    {
        var parent = mapRun.Parent;
        MapRun = mapRun;
        ItemCount = items;
        _agenda = parent._agenda;
        _options = parent._options with { OnEvent = null };
        Random = random;
        Identity = identity;
        _history = new HistoryRecorder(_options.MaxHistoryEvents, null);
        StartTime = Now;
        _context = new ContextObject(identity, input, StartTime, null);
        _root = Begin(graph, input, identity.IsExpress ? MaxExpressTime : MaxExecutionTime);
    }

    /// <summary>
    /// Is raised when a report or callback has given the execution, or a child execution of it, something to do, on the thread that reported.
    /// </summary>
    public event Action? WorkArrived
    {
        add => _agenda.WorkArrived += value;
        remove => _agenda.WorkArrived -= value;
    }

    /// <summary>The Map Run that this is a child execution of; null for an execution that was started on its own.</summary>
    public MapRun? MapRun { get; }

    /// <summary>How many items a child execution of a Map Run was given; 0 for an execution that was started on its own.</summary>
    public int ItemCount { get; }

    /// <summary>The execution's ARN.</summary>
    public string Arn => Identity.ExecutionArn;

    /// <summary>The execution's name.</summary>
    public string Name => Identity.Name;

    /// <summary>When it started.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; private set; }

    /// <summary>Its status.</summary>
    public ExecutionStatus Status { get; private set; }

    /// <summary>The output as compact JSON; null unless it succeeded.</summary>
    public string? Output => field ??= OutputValue?.ToString();

    /// <summary>The error name it ended with; null unless it failed or was aborted with one.</summary>
    public string? Error { get; private set; }

    /// <summary>The cause it ended with; null if there is none.</summary>
    public string? Cause { get; private set; }

    /// <summary>The runs of its distributed Map states, oldest first.</summary>
    public IReadOnlyList<MapRun> MapRuns => _mapRuns;

    /// <summary>The input as compact JSON.</summary>
    public string Input => field ??= InputValue.ToString();

    /// <summary>The ARN of the state machine; of a child execution, the qualified one that ends in the label of its Map state.</summary>
    public string StateMachineArn => Identity.StateMachineArn;

    /// <summary>The events so far, oldest first.</summary>
    public IReadOnlyList<HistoryEvent> History => _history.Events;

    /// <summary>
    /// How many state transitions it took, without those of child executions: each state entered, and each retry, as Step Functions counts
    /// them for its price.
    /// </summary>
    public long StateTransitions { get; private set; }

    /// <summary>When <see cref="Advance"/> has something to do again, if nothing is reported before; null if it then never has.</summary>
    public DateTimeOffset? NextWakeUp
    {
        get
        {
            lock (_agenda.Gate)
            {
                return _agenda.NextDue;
            }
        }
    }

    /// <summary>The executions that this one stands for: itself, and the child executions of its Map Runs at any depth, in the order of their start.</summary>
    public IEnumerable<Execution> SelfAndChildren => MapRuns.SelectMany(run => run.Children).SelectMany(child => child.SelfAndChildren).Prepend(this);

    internal DeterministicRandom Random { get; }

    /// <summary>The time of the current turn.</summary>
    internal DateTimeOffset Now => _agenda.Now;

    internal Execution Root => MapRun is null ? this : MapRun.Parent.Root;

    internal ExecutionIdentity Identity { get; }

    internal Value InputValue => _root.StartInput;

    internal Value? OutputValue { get; private set; }

    /// <summary>Does everything that is due at the clock's time, in the child executions of its Map Runs too.</summary>
    /// <returns>The tasks to be started, in the order the states were entered; some may be of child executions.</returns>
    public IReadOnlyList<TaskRequest> Advance()
    {
        lock (_agenda.Gate)
        {
            _agenda.TakeOverTime();
            TakeTurns();
            return _agenda.TakeStarted();
        }
    }

    /// <summary>The Map Runs until now, of child executions too: a copy, which may be taken while the execution advances.</summary>
    public IReadOnlyList<MapRun> CopyMapRuns()
    {
        lock (_agenda.Gate)
        {
            return [.. SelfAndChildren.SelectMany(execution => execution.MapRuns)];
        }
    }

    /// <summary>The child executions until now, at any depth: a copy, which may be taken while the execution advances.</summary>
    public IReadOnlyList<Execution> CopyChildren()
    {
        lock (_agenda.Gate)
        {
            return [.. SelfAndChildren.Skip(1)];
        }
    }

    /// <summary>The events until now, oldest first: a copy, which may be taken while the execution advances.</summary>
    public IReadOnlyList<HistoryEvent> CopyHistory()
    {
        lock (_agenda.Gate)
        {
            return [.. _history.Events];
        }
    }

    /// <summary>Stops the execution, as StopExecution does. Does nothing if it has ended.</summary>
    /// <param name="error">The error name to end with, if any.</param>
    /// <param name="cause">The cause to end with, if any.</param>
    public void Abort(string? error = null, string? cause = null)
    {
        lock (_agenda.Gate)
        {
            if (Status != ExecutionStatus.Running)
            {
                return;
            }

            _agenda.TakeOverTime();
            EndAborted(error, cause);
        }

        _agenda.AnnounceWork();
    }

    internal void EndAborted(string? error = null, string? cause = null)
    {
        Record(_root.LastEventId, new HistoryEvent(HistoryEventType.ExecutionAborted) { Error = error, Cause = cause });
        End(ExecutionStatus.Aborted, null, error, cause);
    }

    internal Value DescribeContext(Strand strand, Value? item) => _context.Describe(strand, item);

    private Strand Begin(StateGraph graph, Value input, TimeSpan mostTime)
    {
        var root = new Strand(this, null, 0, new ForkBranch(graph.Start, input, null), 0);
        Record(0, new HistoryEvent(HistoryEventType.ExecutionStarted) { InputValue = input, RoleArn = Identity.RoleArn });
        Plan(root, TurnAction.EnterState);
        _agenda.PlanAt(StartTime + mostTime, new Turn(this, null, 0, TurnAction.TimeOutExecution));
        return root;
    }

    private static Value ReadJson(string json, string parameter)
    {
        try
        {
            return ValueReader.Read(json);
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"This is not valid JSON: {invalid.Message}", parameter, invalid);
        }
        catch (ValueTooDeepException tooDeep)
        {
            throw new ArgumentException(tooDeep.Message, parameter, tooDeep);
        }
    }
}
