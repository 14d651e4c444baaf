using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks;

/// <summary>
/// One of the examples, each time in a new world: the state machine document, the functions, the SDK's own clients and the simulator.
/// </summary>
/// <param name="file">The request's file in <c>examples/</c>.</param>
internal sealed class FullStack(string file)
{
    public static readonly WorldDefinition World = WorldDefinition.Parse(Repository.Read("examples/simulated-account.json"));
    public static readonly StateMachineDocument Document = PipelineDocument.Load();

    public string Request { get; } = Repository.Read($"examples/{file}");

    /// <summary>A new world and all that stands on it, before any execution.</summary>
    public static SimulatedEngine SetUp() => new(World, new SimulatedEngineOptions(), Document);

    /// <summary>Runs one execution to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not succeed, so there is nothing to measure.</exception>
    public async Task<ExecutionReport> RunAsync()
    {
        var report = await SetUp().RunAsync(Request, "benchmark");
        return report.Status == ExecutionStatus.Succeeded
            ? report
            : throw new InvalidOperationException($"{file} ended as {report.Status}: {report.Failure}");
    }
}
