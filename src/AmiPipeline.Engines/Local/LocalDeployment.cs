using System.Text.Json.Nodes;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Events;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports.Storing;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Protocol;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Engines.Local;

/// <summary>
/// The pipeline as it is deployed, on a simulated cloud whose clock runs: Step Functions with both state machines, the functions, and what EventBridge
/// does for them. Everything acts as the account itself.
/// </summary>
public sealed class LocalDeployment : IDisposable
{
    // It may run for a long time.
    private const int CallsKept = 1_000;

    // How late an event is at most when nobody calls the cloud, in real time.
    private static readonly TimeSpan EventDelay = TimeSpan.FromSeconds(0.1);

    private readonly SimulatedCloud _cloud;
    private readonly LocalDeploymentOptions _options;
    private readonly StepFunctionsEndpoint _stepFunctions;
    private readonly bool _ownsStepFunctions;
    private readonly BackgroundFunctions _functions;
    private readonly SimulatedBuckets _buckets;
    private readonly ReportLocation? _reports;
    private readonly HashSet<string> _taggedBy;
    private readonly List<ITimer> _timers = [];

    /// <summary>Deploys the pipeline; its state machines can be started, and its rules are active.</summary>
    /// <param name="cloud">Where it works.</param>
    /// <param name="options">How.</param>
    /// <param name="beside">Another one on the same cloud and clock, whose Step Functions has this one's state machines too, whose buckets are this one's, and which is disposed of later. Its name must be another. Default, null: none.</param>
    public LocalDeployment(SimulatedCloud cloud, LocalDeploymentOptions options, LocalDeployment? beside = null)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(options);
        (_cloud, _options) = (cloud, options);
        _taggedBy = [.. (options.Configuration?.Triggers ?? []).SelectMany(rule => rule.Match.Tags.Keys)];
        var name = options.Configuration?.Name ?? new PipelineName();
        StateMachineArn = ArnOf(name.Text);
        CleanUpStateMachineArn = ArnOf(name.CleanUpStateMachine);
        FleetStateMachineArn = ArnOf(name.FleetStateMachine);
        (_stepFunctions, _ownsStepFunctions) = (beside?._stepFunctions ?? new StepFunctionsEndpoint(options.Clock, CallsKept), beside is null);
        if (options.Configuration is { CopyQueue: not null })
        {
            cloud.Tables.Add(options.AccountId, options.Region, name.CopyQueueTable, CopyQueueSettings.TableKey);
        }

        var settings = new FunctionSettings { Configuration = options.Configuration, StateMachineArn = StateMachineArn, CleanUpStateMachineArn = CleanUpStateMachineArn };
        var clients = SimulatedClients.Create(cloud, options.Clock, _stepFunctions);
        var catalog = new FunctionCatalog(clients, options.Clock, settings);
        _buckets = beside?._buckets ?? new SimulatedBuckets(options.Clock);
        var machine = AmiPipeline.StateMachineArn.Parse(StateMachineArn);
        _reports = MakeReports(name);
        var storeReport = _reports is null ? null : new StoreReportFunction(clients.StepFunctions(machine.Location), new BucketReports(_buckets), machine, _reports, options.Clock).Function;
        _functions = new BackgroundFunctions(function => function == FunctionNames.StoreReport ? storeReport! : catalog[function], options.Clock, options.Log);

        var tasks = new ObjectTasks(new BucketObjects(_buckets), new RealTimeTasks(options.Tasks(new FunctionTaskHandler(catalog, options.Log)), options.Clock));
        _stepFunctions.AddStateMachine(StateMachineArn, PipelineDocument.Load(), tasks, PipelineDocument.Json, Tags());
        _stepFunctions.AddStateMachine(CleanUpStateMachineArn, PipelineDocument.LoadCleanUp(), tasks, PipelineDocument.CleanUpJson);
        var fleet = PipelineDocument.FleetJson(machine, FleetBucket(name));
        _stepFunctions.AddStateMachine(FleetStateMachineArn, StateMachineDocument.Load(fleet), tasks, fleet);
        StartRules();
    }

    /// <summary>The pipeline's state machine.</summary>
    public string StateMachineArn { get; }

    /// <summary>The state machine that cleans up after executions that did not succeed.</summary>
    public string CleanUpStateMachineArn { get; }

    /// <summary>The state machine that makes many images.</summary>
    public string FleetStateMachineArn { get; }

    /// <summary>Raised for each change of the status of one of its executions, with EventBridge's whole event.</summary>
    public event EventHandler<JsonObject>? StatusChanged;

    /// <summary>Its executions that were started, oldest first.</summary>
    public IReadOnlyList<StartedExecution> Executions => [.. _stepFunctions.Executions.Where(execution => IsOwn(execution.StateMachineArn))];

    /// <summary>The newest calls of Step Functions, of executions in any account, oldest first.</summary>
    public IReadOnlyList<StepFunctionsCall> Calls => _stepFunctions.Calls;

    /// <summary>The services that the deployment has besides those of the cloud, by the names that signatures have for them, for a port.</summary>
    public IReadOnlyDictionary<string, Func<SimulatorRequest, SimulatorResponse>> Services => new Dictionary<string, Func<SimulatorRequest, SimulatorResponse>>
    {
        ["states"] = request => StepFunctionsRequests.Answer(_stepFunctions, request),
        ["s3"] = new S3Endpoint(_buckets).Answer,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _timers.ForEach(timer => timer.Dispose());
        _functions.Dispose();
        if (_ownsStepFunctions)
        {
            _stepFunctions.Dispose();
        }
    }

    // The rules of infra/Triggers: new images, ended executions, and the two schedules.
    private void StartRules()
    {
        if (_options.Configuration is { Triggers.Count: > 0 })
        {
            _cloud.Events.Delivered += (_, delivered) => OnImage(delivered);
        }

        _stepFunctions.StatusChanged += (_, delivered) => OnStatus(delivered);
        Every(TimeSpan.FromHours(1), FunctionNames.SweepExecutions);
        if (_options.Configuration?.Reconciliation is not null)
        {
            Every(TimeSpan.FromDays(1), FunctionNames.ReconcileImages);
        }

        _timers.Add(_options.RealTime.CreateTimer(_ => _cloud.Events.CatchUp(), null, EventDelay, EventDelay));
    }

    private void OnImage(Simulator.Logs.SimulatedEvent delivered)
    {
        if (delivered.AccountId == _options.AccountId && delivered.Region == _options.Region && IsOfARule(delivered))
        {
            _functions.Start(FunctionNames.StartPipeline, delivered.Json);
        }
    }

    // The two patterns of ImageTriggers: an image is available, or a tag that a rule asks for was changed since.
    private bool IsOfARule(Simulator.Logs.SimulatedEvent delivered) => delivered.DetailType switch
    {
        ImageEvent.DetailType => Detail(delivered)["State"]!.GetValue<string>() == "available",
        ImageEvent.TagChangeDetailType => Detail(delivered)["changed-tag-keys"]!.AsArray().Any(key => _taggedBy.Contains(key!.GetValue<string>())),
        _ => false,
    };

    private static JsonNode Detail(Simulator.Logs.SimulatedEvent delivered) => JsonNode.Parse(delivered.Json)!["detail"]!;

    private void OnStatus(JsonObject delivered)
    {
        var detail = delivered["detail"]!;
        var stateMachineArn = detail["stateMachineArn"]!.GetValue<string>();
        if (IsOwn(stateMachineArn))
        {
            StatusChanged?.Invoke(this, delivered);
        }

        if (stateMachineArn == StateMachineArn && _reports is not null && ExecutionEvent.Ends.Contains(detail["status"]!.GetValue<string>()))
        {
            _functions.Start(FunctionNames.StoreReport, delivered.ToJsonString());
        }

        if (stateMachineArn == StateMachineArn && ExecutionEvent.FailedStatuses.Contains(detail["status"]!.GetValue<string>()))
        {
            _stepFunctions.Start(CleanUpStateMachineArn, delivered.ToJsonString());
        }
    }

    private void Every(TimeSpan time, string function) =>
        _timers.Add(_options.Clock.CreateTimer(_ => _functions.Start(function, """{ "detail-type": "Scheduled Event", "source": "aws.events", "detail": {} }"""), null, time, time));

    private bool IsOwn(string stateMachineArn) => stateMachineArn == StateMachineArn || stateMachineArn == CleanUpStateMachineArn || stateMachineArn == FleetStateMachineArn;

    // CloudFormation would make up a name.
    private string? FleetBucket(PipelineName name)
    {
        var bucket = _options.Configuration is { FleetBucket: true } ? $"{name.Text.ToLowerInvariant()}-fleet" : null;
        _ = bucket is not null && _buckets.TryCreate(bucket);
        return bucket;
    }

    // As above; a bucket that the configuration names is made too, as if it had been there.
    private ReportLocation? MakeReports(PipelineName name)
    {
        if (_options.Configuration?.Reports is not { } settings)
        {
            return null;
        }

        var location = new ReportLocation(settings.Bucket ?? $"{name.Text.ToLowerInvariant()}-reports", settings.Prefix);
        _ = _buckets.TryCreate(location.Bucket);
        return location;
    }

    private Dictionary<string, string> Tags() => _reports is null ? [] : new Dictionary<string, string> { [ReportLocation.Tag] = _reports.ToString() };

    private string ArnOf(string name) =>
        new StateMachineArn(Partition.FromRegion(_options.Region).Name, new AwsLocation(_options.AccountId, _options.Region), name).ToString();
}
