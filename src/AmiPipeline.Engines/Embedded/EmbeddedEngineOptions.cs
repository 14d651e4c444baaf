using AmiPipeline.Functions.Settings;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines.Embedded;

/// <summary>How executions run on this machine.</summary>
public sealed record EmbeddedEngineOptions
{
    /// <summary>The machine's name: it goes into <c>ami-pipeline:owner</c>.</summary>
    public required string HostName { get; init; }

    /// <summary>The seed of the retries' jitter. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What a deployment would tell the functions. Default: nothing, so that nothing is out of bounds.</summary>
    public FunctionSettings Functions { get; init; } = new();

    /// <summary>Takes each event of an execution's history as it happens. Default: nothing.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }

    /// <summary>Takes the functions' log lines. Default: nothing.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
