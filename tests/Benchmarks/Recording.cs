using Amazon.Lambda.TestUtilities;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks;

/// <summary>
/// One execution as it was seen from outside the simulator and from outside the functions, so that each part of the stack can do its share
/// of it again, alone.
/// </summary>
internal sealed class Recording
{
    private static readonly SimulatedEngineOptions Options = new();

    private readonly string _request;
    private readonly List<WireExchange> _wire;
    private readonly List<TaskExchange> _tasks;

    private Recording(string request, List<WireExchange> wire, List<TaskExchange> tasks)
    {
        _request = request;
        _wire = wire;
        _tasks = tasks;
    }

    /// <summary>How many calls went over the wire, to EC2 and KMS.</summary>
    public int Calls => _wire.Count;

    public static async Task<Recording> OfAsync(string request)
    {
        var clock = new VirtualClock(Options.Start);
        var wire = new RecordingHttpHandler(NewCloud(clock), clock);
        var functions = new FunctionCatalog(SimulatedClients.Create(wire, clock), clock);
        var tasks = new RecordingTaskHandler(new FunctionTaskHandler(functions, Options.Log), clock);
        await RunAsync(request, tasks, clock);
        return new Recording(request, wire.Exchanges, tasks.Exchanges);
    }

    /// <summary>The engine alone: the document, with every outcome at hand.</summary>
    public Task ReplayEngineAsync() => RunAsync(_request, new ReplayingTaskHandler(_tasks), new VirtualClock(Options.Start));

    /// <summary>The functions over the SDK's clients, with every answer of AWS at hand.</summary>
    public async Task ReplayFunctionsAsync()
    {
        var clock = new VirtualClock(Options.Start);
        var functions = new FunctionCatalog(SimulatedClients.Create(new ReplayingHttpHandler(_wire), clock), clock);
        foreach (var task in _tasks)
        {
            clock.AdvanceTo(task.At);
            await using var output = await functions[task.Function].InvokeAsync(new MemoryStream(task.Payload), NewContext());
        }
    }

    /// <summary>The simulator alone: the same requests at the same times in a new world.</summary>
    /// <exception cref="InvalidOperationException">It answered otherwise than before.</exception>
    public Task ReplaySimulatorAsync()
    {
        var clock = new VirtualClock(Options.Start);
        var cloud = NewCloud(clock);
        foreach (var exchange in _wire)
        {
            clock.AdvanceTo(exchange.At);
            var response = cloud.Handle(exchange.Request);
            if (!response.Body.Span.SequenceEqual(exchange.Body))
            {
                throw new InvalidOperationException("The simulator did not answer the same request as before.");
            }
        }

        return Task.CompletedTask;
    }

    private static TestLambdaContext NewContext() => new() { Logger = SilentLogger.Instance };

    private static SimulatedCloud NewCloud(VirtualClock clock) =>
        new(FullStack.World, new SimulatorOptions { Time = clock, Seed = Options.Seed });

    private static async Task RunAsync(string request, ITaskHandler tasks, VirtualClock clock)
    {
        var execution = new Execution(FullStack.Document, request, clock, new ExecutionOptions
        {
            StateMachineArn = $"arn:aws:states:{Options.Region}:{Options.AccountId}:stateMachine:AmiPipeline",
            Name = "benchmark",
            Seed = Options.Seed,
        });
        await new ExecutionDriver(tasks, clock).RunAsync(execution);
        if (execution.Status != ExecutionStatus.Succeeded)
        {
            throw new InvalidOperationException($"The execution ended as {execution.Status}: {execution.Error}: {execution.Cause}");
        }
    }
}
