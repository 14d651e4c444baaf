using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Events;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Engines.Fleets;

/// <summary>A fleet in a simulated cloud, in virtual time: Step Functions with all three state machines, and the rule by which executions that end badly are cleaned up.</summary>
public sealed class SimulatedFleet : IDisposable
{
    private readonly SimulatedEngine _engine;
    private readonly StepFunctionsEndpoint _endpoint;
    private readonly StateMachineArn _pipeline;
    private readonly StateMachineArn _cleanUp;
    private readonly StateMachineArn _fleet;
    private readonly IAmazonStepFunctions _stepFunctions;

    /// <summary>Deploys the state machines.</summary>
    /// <param name="engine">The simulated cloud with the functions.</param>
    /// <param name="location">The account and Region.</param>
    /// <param name="log">Takes the functions' log lines. Default: nothing.</param>
    /// <param name="callsKept">How many of the newest calls of Step Functions are kept. Default: 1,000.</param>
    public SimulatedFleet(SimulatedEngine engine, AwsLocation location, Action<string>? log = null, int callsKept = 1_000)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(location);
        _engine = engine;
        var name = new PipelineName();
        StateMachineArn Arn(string stateMachine) => new(Partition.FromRegion(location.Region).Name, location, stateMachine);
        (_pipeline, _cleanUp, _fleet) = (Arn(name.Text), Arn(name.CleanUpStateMachine), Arn(name.FleetStateMachine));
        _endpoint = new StepFunctionsEndpoint(engine.Clock, callsKept);
        var tasks = new FunctionTaskHandler(engine.Function, log ?? (_ => { }));
        _endpoint.AddStateMachine(_pipeline.ToString(), PipelineDocument.Load(), tasks);
        _endpoint.AddStateMachine(_cleanUp.ToString(), PipelineDocument.LoadCleanUp(), tasks);
        _endpoint.AddStateMachine(_fleet.ToString(), StateMachineDocument.Load(PipelineDocument.FleetJson(_pipeline, bucket: null)), tasks);
        _endpoint.StatusChanged += (_, delivered) => OnStatus(delivered);
        _stepFunctions = SimulatedClients.Create(engine.Cloud, engine.Clock, _endpoint).StepFunctions(location);
    }

    /// <summary>The executions, oldest first: fleets, those of the pipeline, and clean-ups.</summary>
    public IReadOnlyList<StartedExecution> Executions => _endpoint.Executions;

    /// <summary>The executions of the pipeline.</summary>
    public IEnumerable<StartedExecution> Runs => Executions.Where(execution => execution.StateMachineArn == _pipeline.ToString());

    /// <summary>Runs one pass of a fleet to its end, and whatever clean-up follows.</summary>
    /// <param name="input">Its input.</param>
    /// <param name="name">The name of the execution.</param>
    /// <param name="every">How much virtual time is between two looks at it.</param>
    /// <param name="onProgress">Called at each look.</param>
    /// <param name="cancellation">Ends it; everything was in this process only.</param>
    public async Task<FleetProgress> RunAsync(FleetInput input, string name, TimeSpan every, Action<FleetProgress> onProgress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(onProgress);
        var started = await _stepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = _fleet.ToString(), Name = name, Input = input.ToJson().ToJsonString() }, cancellation);
        var execution = ExecutionArn.Parse(started.ExecutionArn);
        var reader = new FleetReader(_stepFunctions);
        var next = _engine.Clock.GetUtcNow() + every;
        while (await _endpoint.StepAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_engine.Clock.GetUtcNow() >= next)
            {
                onProgress(await reader.ReadAsync(execution, readsQuota: true, cancellation));
                next = _engine.Clock.GetUtcNow() + every;
            }
        }

        return await reader.ReadAsync(execution, readsQuota: true, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stepFunctions.Dispose();
        _endpoint.Dispose();
    }

    private void OnStatus(JsonObject delivered)
    {
        var detail = delivered["detail"]!;
        if (detail["stateMachineArn"]!.GetValue<string>() == _pipeline.ToString() && ExecutionEvent.BadEnds.Contains(detail["status"]!.GetValue<string>()))
        {
            _endpoint.Start(_cleanUp.ToString(), delivered.ToJsonString());
        }
    }
}
