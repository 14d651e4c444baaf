using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Events;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Engines.Fleets;

/// <summary>
/// A fleet in a simulated cloud, in virtual time: in each account and Region, Step Functions with all three state machines, and the rule by which
/// executions that do not succeed are cleaned up.
/// </summary>
public sealed class SimulatedFleet : IDisposable
{
    private readonly SimulatedEngine _engine;
    private readonly StepFunctionsEndpoint _endpoint;
    private readonly PipelineName _name = new();
    private readonly HashSet<string> _pipelines = new(StringComparer.Ordinal);
    private readonly Dictionary<AwsLocation, IAmazonStepFunctions> _stepFunctions = [];

    /// <summary>Deploys the state machines.</summary>
    /// <param name="engine">The simulated cloud with the functions.</param>
    /// <param name="locations">The accounts and Regions.</param>
    /// <param name="log">Takes the functions' log lines. Default: nothing.</param>
    /// <param name="callsKept">How many of the newest calls of Step Functions are kept. Default: 1,000.</param>
    /// <param name="bucket">The fleets' bucket. Default: none.</param>
    public SimulatedFleet(SimulatedEngine engine, IEnumerable<AwsLocation> locations, Action<string>? log = null, int callsKept = 1_000, FleetBucket? bucket = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(locations);
        _engine = engine;
        _endpoint = new StepFunctionsEndpoint(engine.Clock, callsKept);
        _endpoint.StatusChanged += (_, delivered) => OnStatus(delivered);
        var tasks = new FunctionTaskHandler(engine.Function, log ?? (_ => { }));
        ITaskHandler fleetTasks = bucket is null ? tasks : new ObjectTasks(bucket.Objects, tasks);
        var clients = SimulatedClients.Create(engine.Cloud, engine.Clock, _endpoint);
        var (pipelineDocument, cleanUpDocument) = (PipelineDocument.Load(), PipelineDocument.LoadCleanUp());
        foreach (var location in locations)
        {
            var pipeline = StateMachine(location, _name.Text);
            _pipelines.Add(pipeline.ToString());
            _endpoint.AddStateMachine(pipeline.ToString(), pipelineDocument, tasks);
            _endpoint.AddStateMachine(StateMachine(location, _name.CleanUpStateMachine).ToString(), cleanUpDocument, tasks);
            _endpoint.AddStateMachine(StateMachine(location, _name.FleetStateMachine).ToString(), StateMachineDocument.Load(PipelineDocument.FleetJson(pipeline, bucket?.Name)), fleetTasks);
            _stepFunctions[location] = clients.StepFunctions(location);
        }
    }

    /// <summary>The executions, oldest first: fleets, those of the pipeline, and clean-ups.</summary>
    public IReadOnlyList<StartedExecution> Executions => _endpoint.Executions;

    /// <summary>The executions of the pipeline.</summary>
    public IEnumerable<StartedExecution> Runs => Executions.Where(execution => _pipelines.Contains(execution.StateMachineArn));

    /// <summary>The executions of the fleet state machines.</summary>
    public IEnumerable<StartedExecution> Fleets => Executions.Where(execution => execution.StateMachineArn.EndsWith(':' + _name.FleetStateMachine, StringComparison.Ordinal));

    /// <summary>Runs one pass of a fleet to its end, in all of its accounts and Regions at once, and whatever clean-up follows.</summary>
    /// <param name="parts">What is done where; at least one, and one at most for each account and Region.</param>
    /// <param name="name">The name of the executions.</param>
    /// <param name="every">How much virtual time is between two looks at it.</param>
    /// <param name="onProgress">Called at each look.</param>
    /// <param name="cancellation">Ends it; everything was in this process only.</param>
    /// <exception cref="KeyNotFoundException">A part is in an account and Region without state machines.</exception>
    public async Task<FleetProgress> RunAsync(IReadOnlyList<FleetPart> parts, string name, TimeSpan every, Action<FleetProgress> onProgress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(onProgress);
        List<FleetPass> passes = [];
        foreach (var part in parts)
        {
            var stepFunctions = _stepFunctions[part.Location];
            var request = new StartExecutionRequest { StateMachineArn = StateMachine(part.Location, _name.FleetStateMachine).ToString(), Name = name, Input = part.Input.ToJson().ToJsonString() };
            passes.Add(new FleetPass(stepFunctions, ExecutionArn.Parse((await stepFunctions.StartExecutionAsync(request, cancellation)).ExecutionArn)));
        }

        var view = new FleetView(passes);
        var next = _engine.Clock.GetUtcNow() + every;
        while (await _endpoint.StepAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_engine.Clock.GetUtcNow() >= next)
            {
                onProgress(await view.ReadAsync(cancellation));
                next = _engine.Clock.GetUtcNow() + every;
            }
        }

        return await view.ReadAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _stepFunctions.Values)
        {
            client.Dispose();
        }

        _endpoint.Dispose();
    }

    private void OnStatus(JsonObject delivered)
    {
        var detail = delivered["detail"]!;
        var machine = detail["stateMachineArn"]!.GetValue<string>();
        if (_pipelines.Contains(machine) && ExecutionEvent.FailedStatuses.Contains(detail["status"]!.GetValue<string>()))
        {
            _endpoint.Start((StateMachineArn.Parse(machine) with { Name = _name.CleanUpStateMachine }).ToString(), delivered.ToJsonString());
        }
    }

    private static StateMachineArn StateMachine(AwsLocation location, string name) => new(Partition.FromRegion(location.Region).Name, location, name);
}
