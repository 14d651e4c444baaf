using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What is explored: a request in a world, and how executions run there.</summary>
public sealed record ExplorationSubject
{
    // One for all: after a call more or less, what functions are answered is still the same to the last byte.
    private const string RequestId = "00000000-0000-4000-8000-000000000000";

    private static readonly DateTimeOffset Beginning = new SimulatedEngineOptions().Start;

    /// <summary>The world in which every execution starts, at the time at which it was saved, if it was.</summary>
    public required WorldDefinition World { get; init; }

    /// <summary>The request document.</summary>
    public required string Request { get; init; }

    /// <summary>The account that runs the pipeline. Default: 111122223333.</summary>
    public string AccountId { get; init; } = "111122223333";

    /// <summary>The Region. Default: us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The seed of ids and jitter. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The settings that a deployment would give the functions. Default: none.</summary>
    public FunctionSettings Functions { get; init; } = new();

    /// <summary>Adjusts the simulator's other options. Default: as they are.</summary>
    public Func<SimulatorOptions, SimulatorOptions> Simulator { get; init; } = options => options;

    /// <summary>The document to run. Default, null: the pipeline's own.</summary>
    public StateMachineDocument? Document { get; init; }

    /// <summary>
    /// What answers a function's requests, from the cloud and the function's name; such as a handler that signs as the function's role. Default, null: the cloud, for the account itself.
    /// </summary>
    public Func<SimulatedCloud, string, HttpMessageHandler>? Handlers { get; init; }

    /// <summary>Prepares the cloud, such as its roles. Default: nothing.</summary>
    public Action<SimulatedCloud> Prepare { get; init; } = _ => { };

    /// <summary>What else is wrong with the calls of a trial, one sentence each. Default: nothing.</summary>
    public Func<IReadOnlyCollection<RecordedCall>, IEnumerable<string>> CheckCalls { get; init; } = _ => [];

    /// <summary>
    /// The world before the same request ran there for the first time, if an earlier execution of it is a part of <see cref="World"/>: what that has made counts as made by
    /// the explored one. Default, null: none is, and the world before is as it is at the start.
    /// </summary>
    internal WorldState? Before { get; init; }

    internal RequestedNames Names => new(Request, new Place(AccountId, Region), EnabledRegions());

    internal SimulatedEngineOptions Options => new()
    {
        AccountId = AccountId,
        Region = Region,
        Seed = Seed,
        Start = World.SavedAt ?? Beginning,
        Functions = Functions,
        Simulator = options => Simulator(options) with { RequestId = RequestId },
    };

    // In a simulated world every account has enabled every Region; a configuration may allow fewer of them, and allows the own one without naming it.
    private IReadOnlyCollection<string> EnabledRegions() => Functions.Configuration is not { } configuration ? World.Regions
        : [.. World.Regions.Intersect(configuration.Guardrails.Regions ?? [Region])];
}
