using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines.Simulated;

/// <summary>How requests are run in the simulator.</summary>
public sealed record SimulatedEngineOptions
{
    /// <summary>The account that runs the pipeline. Default: 111122223333.</summary>
    public string AccountId { get; init; } = "111122223333";

    /// <summary>The Region. Default: us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The seed of ids and jitter. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When virtual time begins. Default: the first of January 2026, midnight UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adjusts the simulator's other options. Default: as they are.</summary>
    public Func<SimulatorOptions, SimulatorOptions> Simulator { get; init; } = options => options;

    /// <summary>The settings that a deployment would give the functions. Default: none, so that nothing is out of bounds.</summary>
    public FunctionSettings Functions { get; init; } = new();

    /// <summary>
    /// The SDK's clients of a function by its name, for functions that each act as its own role. Default, null: all act as the account itself.
    /// </summary>
    public Func<SimulatedEngine, string, AwsClients>? ClientsOf { get; init; }

    /// <summary>What is between the state machine and its functions, such as a Lambda that loses a result. Default: nothing.</summary>
    public Func<ITaskHandler, ITaskHandler> Tasks { get; init; } = functions => functions;

    /// <summary>Takes each event of an execution's history as it happens. Default: nothing.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }

    /// <summary>Takes the functions' log lines. Default: nothing.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
