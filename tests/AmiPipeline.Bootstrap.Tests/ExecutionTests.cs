using AmiPipeline.Cli.Engines;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Running;
using AmiPipeline.Tests;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>Whole executions whose every task is done by the executable.</summary>
public sealed class ExecutionTests(PublishedBootstrap bootstrap)
{
    private const string StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";

    // Together they pass through every task.
    private static readonly string[] Requests = ["s5-unique-keys", "s5-unique-keys-snapshots", "s4-capture", "s3-encrypt"];

    /// <summary>Every function, with the input that the state machine gives it; what comes out is what comes out of the functions in process.</summary>
    [Fact]
    public async Task Executions_ByTheExecutable_GiveWhatTheyGiveInProcessAndCallEveryFunction()
    {
        _ = bootstrap.Path;
        var called = new HashSet<string>();
        foreach (var request in Requests)
        {
            var inProcess = await InProcessAsync(request);
            var (byExecutable, functions) = await ByExecutableAsync(request);

            Assert.Equal((ExecutionStatus.Succeeded, null, inProcess.Output), (byExecutable.Status, byExecutable.Error, byExecutable.Output));
            called.UnionWith(functions);
        }

        Assert.Equal(FunctionNames.All.Order(), called.Order());
    }

    private static async Task<Execution> InProcessAsync(string request)
    {
        var world = NewWorld();
        return await RunAsync(request, world, new FunctionTaskHandler(world.Functions, _ => { }));
    }

    private async Task<(Execution Execution, IReadOnlyCollection<string> Functions)> ByExecutableAsync(string request)
    {
        var world = NewWorld();
        await using var simulator = await SimulatorServer.StartAsync(world.Cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });
        await using var functions = new ProcessTaskHandler(bootstrap, simulator.Endpoint, world.Clock);
        return (await RunAsync(request, world, functions), [.. functions.Functions]);
    }

    private static async Task<Execution> RunAsync(string request, SimulatedEngine world, ITaskHandler functions)
    {
        var execution = new Execution(PipelineDocument.Load(), CheckedIn.Read($"examples/{request}.json"), world.Clock, new ExecutionOptions
        {
            StateMachineArn = StateMachineArn,
            Name = request,
            Seed = 1,
        });
        await new ExecutionDriver(functions, world.Clock).RunAsync(execution);
        return execution;
    }

    private static SimulatedEngine NewWorld() =>
        new(WorldDefinition.Parse(CheckedIn.Read("examples/simulated-account.json")), new SimulatedEngineOptions());
}
