using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Exploration.Trials;

/// <summary>One execution in its own world, in virtual time, under given faults, with what follows it: the clean-up, the same request again.</summary>
public sealed class Trial : IDisposable
{
    /// <summary>The execution's name.</summary>
    internal const string Name = "explored";

    /// <summary>The name under which the same request runs again.</summary>
    internal const string NameOfRepetition = Name + "-again";

    // The repetition comes when everything is seen by everybody again.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ExplorationSubject _subject;
    private readonly IReadOnlyList<PlannedFault> _faults;
    private readonly SimulatedEngine _engine;
    private readonly Interference _interference;
    private readonly Person _person;
    private readonly PersonTargets _targets;
    private readonly RequestedNames _requested;
    private readonly WorldState _start;
    private readonly WorldState _before;
    private readonly FaultyTasks _tasks;
    private readonly RememberedFunctions? _remembered;
    private readonly Dictionary<string, HttpMessageHandler> _handlers = new(StringComparer.Ordinal);
    private AwsClients? _clients;

    /// <summary>Sets the world up.</summary>
    /// <param name="subject">What is explored.</param>
    /// <param name="faults">The faults; none for the execution that all others are compared with.</param>
    /// <param name="memory">What functions have done in other trials of the subject: they need not run again for that. Default, null: they run each time.</param>
    public Trial(ExplorationSubject subject, IReadOnlyList<PlannedFault> faults, FunctionMemory? memory = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(faults);
        _subject = subject;
        _faults = faults;
        _engine = new SimulatedEngine(subject.World, subject.Options with { ClientsOf = ClientsOf });
        subject.Prepare(_engine.Cloud);
        _requested = subject.Names;
        _start = Read();
        _before = subject.Before ?? _start;
        _targets = new PersonTargets(_requested, _before);
        _person = new Person(_engine.Cloud, _before, _targets);
        _interference = new Interference(_engine.Cloud, _person, faults, _targets);
        var functions = new FunctionTaskHandler(_engine.Function, _ => { });
        _remembered = memory is null ? null : new RememberedFunctions(functions, memory, _interference, _engine.Clock, CloudOf);
        _tasks = new FaultyTasks((ITaskHandler?)_remembered ?? functions, _interference);
    }

    /// <summary>The cloud of the trial.</summary>
    public SimulatedCloud Cloud => _engine.Cloud;

    /// <summary>Takes each event of the executions' histories. Default: nothing.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }

    /// <summary>Whether there is something that a person could act on.</summary>
    /// <param name="subject">What it is, besides temporary resources.</param>
    public bool HasTarget(PersonSubject subject) => _targets.Find(subject) is not null;

    /// <summary>Notes each call with what is there after it.</summary>
    /// <param name="take">Takes the call.</param>
    public void Observe(Action<ObservedCall> take) => Cloud.Calls.Answered += (_, call) => take(new ObservedCall(call, Present()));

    /// <summary>Notes each new resource.</summary>
    /// <param name="take">Takes its kind.</param>
    public void ObserveResources(Action<NewResource> take)
    {
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            Cloud.Faults.FailNext(kind, when: made =>
            {
                take(made);
                return false;
            });
        }
    }

    /// <summary>How many tasks each state had.</summary>
    public IReadOnlyDictionary<string, int> Tasks => _tasks.Counts;

    /// <summary>Runs it.</summary>
    /// <param name="repeats">Whether the same request runs again afterwards.</param>
    public async Task<TrialRecord> RunAsync(bool repeats)
    {
        var run = await ExecuteAsync(_subject.Document ?? PipelineDocument.Load(), _subject.Request, Name, _interference.Abort);
        var hasStruck = _interference.HasStruck;
        var afterRun = Read();
        _interference.Stop();

        var needsCleanUp = _faults.Any(fault => fault.Kind.Interruption is Interruption.Abort or Interruption.KillAndCleanUp) && run.Status == ExecutionStatus.Aborted
            || _faults.Any(fault => fault.Kind is { IsLasting: true, Times: int.MaxValue }) && run.Status == ExecutionStatus.Failed;
        var cleanUp = needsCleanUp ? await CleanUpAsync() : null;
        var after = cleanUp is null ? afterRun : Read();

        var isKilled = run.Status == ExecutionStatus.Aborted && cleanUp is null;
        if (!isKilled)
        {
            _engine.Clock.AdvanceTo(_engine.Clock.GetUtcNow() + Pause);
        }

        var again = repeats || isKilled
            ? await ExecuteAsync(_subject.Document ?? PipelineDocument.Load(), _subject.Request, isKilled ? Name : NameOfRepetition, CancellationToken.None)
            : null;
        if (isKilled && again!.Status != ExecutionStatus.Succeeded)
        {
            // A request that is refused now removes nothing of the execution that was killed.
            cleanUp = await CleanUpAsync();
        }

        return new TrialRecord
        {
            Faults = _faults,
            HasStruck = hasStruck,
            Run = run,
            IsKilled = isKilled,
            CleanUp = cleanUp,
            Again = again,
            Before = _before,
            Start = _start,
            Owner = _engine.Identity(Name).StateMachineArn,
            AfterRun = afterRun,
            After = after,
            AfterAgain = again is null ? null : Read(),
            Made = Cloud.Storage.All,
            LeftWithoutKey = _interference.LeftWithoutKey,
            TouchedByPerson = _person.Touched,
            ImagesChangedAt = Cloud.Calls.All.Where(call => call is { ErrorCode: null, Action: "EnableImageDeprecation" or "DisableImage" or "DeregisterImage" })
                .GroupBy(call => call.Parameters["ImageId"]).ToDictionary(same => same.Key, same => same.Min(call => call.At)),
            WrongCalls = [.. _subject.CheckCalls(Cloud.Calls.All).Distinct()],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _interference.Dispose();

    private WorldState Read() => WorldState.Read(Cloud, _requested.Home, _requested.Copies.Keys, _engine.Clock.GetUtcNow());

    private Task<RunRecord> CleanUpAsync() =>
        ExecuteAsync(PipelineDocument.LoadCleanUp(), PipelineDocument.CleanUpInput(_engine.Identity(Name), _subject.Request), Name + "-clean-up", CancellationToken.None);

    private async Task<RunRecord> ExecuteAsync(StateMachineDocument document, string input, string name, CancellationToken abort)
    {
        var callsBefore = Cloud.Calls.Count;
        var execution = new Execution(document, input, _engine.Clock, new ExecutionOptions
        {
            StateMachineArn = _engine.Identity(name).StateMachineArn,
            Name = name,
            Seed = _subject.Seed,
            OnEvent = OnEvent,
        });
        try
        {
            await new ExecutionDriver(_tasks, _engine.Clock).RunAsync(execution, abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // The execution is aborted: that is what its record says.
        }

        return RunRecord.From(execution, _engine.Clock.GetUtcNow(), Cloud.Calls.All.Skip(callsBefore));
    }

    private AwsClients ClientsOf(SimulatedEngine engine, string function) => _subject.Handlers is null ? _clients ??= CreateClients(function) : CreateClients(function);

    private AwsClients CreateClients(string function) => SimulatedClients.Create(new InterferenceHandler(_interference, HandlerOf(function), () => _remembered?.Current), _engine.Clock);

    private HttpMessageInvoker CloudOf(string placeholder) =>
        new(HandlerOf(FunctionNames.TryParsePlaceholder(placeholder, out var function) ? function : placeholder), disposeHandler: false);

    private HttpMessageHandler HandlerOf(string function)
    {
        var name = _subject.Handlers is null ? "" : function;
        return _handlers.TryGetValue(name, out var known) ? known : _handlers[name] = _subject.Handlers?.Invoke(Cloud, function) ?? new SimulatorHttpHandler(Cloud);
    }

    private HashSet<string> Present() =>
        [.. Cloud.Inventory().Where(_before.IsTemporarySince).Select(item => item.Kind)];
}
