using AmiPipeline.Configuration;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Engines.Local;

/// <summary>How the pipeline is deployed on a simulated cloud.</summary>
public sealed record LocalDeploymentOptions
{
    /// <summary>The account that it is deployed to.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The cloud's clock. It runs in real time while a function works: the milliseconds that it takes here would be hours at a high speed.</summary>
    public required AcceleratedClock Clock { get; init; }

    /// <summary>The clock of the machine, by which events are delivered while nobody makes calls.</summary>
    public required TimeProvider RealTime { get; init; }

    /// <summary>The deployment's configuration. Default, null: there is none; nothing is out of bounds, and no event starts an execution.</summary>
    public DeploymentConfiguration? Configuration { get; init; }

    /// <summary>Makes of what does the tasks what does them instead, such as the same with faults planned for tests. Default: it stays.</summary>
    public Func<ITaskHandler, ITaskHandler> Tasks { get; init; } = tasks => tasks;

    /// <summary>Takes the functions' log lines. Default: nothing.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
