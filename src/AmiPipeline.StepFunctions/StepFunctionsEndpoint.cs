using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Operations;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions;

/// <summary>
/// Step Functions in process: give the SDK's <c>HttpClientFactory</c> a client over it, or serve it with <see cref="StepFunctionsServer"/>.
/// Requests are judged strictly, by the API Reference. Executions run on the engine: on a <see cref="VirtualClock"/> when <see cref="StepAsync"/> or
/// <see cref="RunAsync(CancellationToken)"/> is called, on any other clock on their own; requests may come from any thread meanwhile.
/// </summary>
public sealed class StepFunctionsEndpoint : HttpMessageHandler
{
    private static readonly Dictionary<string, Func<Members, SignedScope, ServiceState, JsonObject>> Answers = new(StringComparer.Ordinal)
    {
        ["StartExecution"] = StartExecution.Answer,
        ["DescribeExecution"] = DescribeExecution.Answer,
        ["GetExecutionHistory"] = GetExecutionHistory.Answer,
        ["StopExecution"] = StopExecution.Answer,
        ["ListStateMachines"] = ListStateMachines.Answer,
        ["DescribeStateMachine"] = DescribeStateMachine.Answer,
        ["ListExecutions"] = ListExecutions.Answer,
        ["ListTagsForResource"] = ListTagsForResource.Answer,
        ["DescribeMapRun"] = DescribeMapRun.Answer,
        ["ListMapRuns"] = ListMapRuns.Answer,
        ["SendTaskSuccess"] = SendTask.AnswerSuccess,
        ["SendTaskFailure"] = SendTask.AnswerFailure,
        ["SendTaskHeartbeat"] = SendTask.AnswerHeartbeat,
    };

    private readonly TimeProvider _clock;
    private readonly int _callsKept;
    private readonly ServiceState _state;
    private readonly ConcurrentQueue<StepFunctionsCall> _calls = new();
    private readonly List<StepFunctionsFault> _faults = [];
    private int _requests;

    /// <summary>Makes an endpoint without state machines.</summary>
    /// <param name="clock">The clock of the executions.</param>
    /// <param name="callsKept">How many of the newest calls <see cref="Calls"/> has. Default: all.</param>
    public StepFunctionsEndpoint(TimeProvider clock, int callsKept = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _callsKept = callsKept;
        _clock = clock;
        _state = new ServiceState(clock, Deliver, new ServiceCalls(AnswerOf, IsLost));
    }

    /// <summary>Raised for each change of an execution's status, with EventBridge's whole event, in order, after the call or the step that brought it about. The handler may call the endpoint.</summary>
    public event EventHandler<JsonObject>? StatusChanged;

    /// <summary>The executions, in the order in which they were started.</summary>
    public IReadOnlyList<StartedExecution> Executions => _state.Executions;

    /// <summary>The calls that were answered, or refused.</summary>
    public IReadOnlyList<StepFunctionsCall> Calls => [.. _calls];

    /// <summary>When an execution has something to do next; null if none ever has.</summary>
    public DateTimeOffset? NextDue => _state.Scheduler?.NextDue;

    /// <summary>Adds a state machine.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="document">Its definition.</param>
    /// <param name="tasks">Does its tasks.</param>
    /// <param name="definition">The definition as DescribeStateMachine returns it. Default: an empty one.</param>
    /// <param name="tags">Its tags. Default: none.</param>
    public void AddStateMachine(string arn, StateMachineDocument document, ITaskHandler tasks, string definition = "{}", IReadOnlyDictionary<string, string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(tasks);
        _state.Add(new StateMachine(MachineArn.Parse(arn).Machine, document, definition, tasks, _clock.GetUtcNow(), tags ?? new Dictionary<string, string>()));
    }

    /// <summary>Starts an execution, as EventBridge does for a rule.</summary>
    /// <param name="stateMachineArn">The state machine that was added.</param>
    /// <param name="input">The input, JSON.</param>
    public void Start(string stateMachineArn, string input)
    {
        var requested = MachineArn.Parse(stateMachineArn);
        _state.Start(_state.Machine(requested.Machine), requested, null, input, null);
        Deliver();
    }

    /// <summary>Makes one call to come go wrong.</summary>
    public void Add(StepFunctionsFault fault)
    {
        lock (_faults)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Moves the clock to what comes next, and does it: fires timers, or takes one execution on.</summary>
    /// <returns>Whether any execution had something to do.</returns>
    public async ValueTask<bool> StepAsync(CancellationToken cancellationToken = default)
    {
        var scheduler = _state.Scheduler ?? throw new InvalidOperationException("Executions run on their own on this clock.");
        var hasStepped = await scheduler.StepAsync(cancellationToken).ConfigureAwait(false);
        _state.NoteEnds();
        Deliver();
        return hasStepped;
    }

    /// <summary>Runs until every execution has ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        while (await StepAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Answers a request.</summary>
    public WireResponse Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (operation, key, errorCode) = ("", "", (string?)null);
        try
        {
            var envelope = Envelope.Create(request);
            (operation, key) = (envelope.Operation, envelope.Scope.AccessKeyId);
            var isLost = IsLost(operation, request.Body);
            var json = AnswerOf(operation, new Members(envelope.Members), envelope.Scope, _state).ToJsonString();
            return new WireResponse(HttpStatusCode.OK, json, isLost);
        }
        catch (ApiRefusalException refused)
        {
            errorCode = refused.Code;
            return new WireResponse(refused.Status, new JsonObject { ["__type"] = refused.Code, ["message"] = refused.Message }.ToJsonString());
        }
        finally
        {
            _calls.Enqueue(new StepFunctionsCall(operation, key, request.Body, errorCode, _clock.GetUtcNow()));
            while (_calls.Count > _callsKept && _calls.TryDequeue(out _))
            {
            }

            Deliver();
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var answer = Answer(new WireRequest(request.Method.Method, request.RequestUri!.PathAndQuery, name => Header(request, name), body));
        if (answer.IsLost)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed before the answer came.");
        }

        var message = new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Json)) };
        message.Content.Headers.ContentType = new(WireResponse.ContentType);
        message.Headers.Add("x-amzn-RequestId", $"00000000-0000-4000-8000-{Interlocked.Increment(ref _requests):x12}");
        return message;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString()
        : request.Content?.Headers.NonValidated.TryGetValues(name, out values) == true ? values.ToString()
        : null;

    private static JsonObject AnswerOf(string operation, Members members, SignedScope scope, ServiceState state) => Answers.TryGetValue(operation, out var answer)
        ? answer(members, scope, state)
        : throw new ApiRefusalException("UnknownOperationException", $"There is no operation {operation}.");

    private bool IsLost(string operation, string body)
    {
        var fault = TakeFault(operation, body);
        return fault?.Refusal is { } refusal ? throw refusal : fault is not null;
    }

    private StepFunctionsFault? TakeFault(string operation, string body)
    {
        lock (_faults)
        {
            var fault = _faults.Find(one => one.Operation == operation && (one.Holding is null || body.Contains(one.Holding, StringComparison.Ordinal)));
            _ = fault is not null && _faults.Remove(fault);
            return fault;
        }
    }

    private void Deliver()
    {
        while (_state.TryTakeChange(out var change))
        {
            StatusChanged?.Invoke(this, change);
        }
    }
}
