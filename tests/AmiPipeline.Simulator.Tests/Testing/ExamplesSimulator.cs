using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.Tests.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ExamplesSimulator))]

namespace AmiPipeline.Simulator.Tests.Testing;

/// <summary>The simulators of the examples of <c>docs/testing-your-pipeline.md</c>: one for xunit, which runs them in this process, and one for the other tools.</summary>
public sealed class ExamplesSimulator : IAsyncLifetime
{
    private SimulatorServer? _forTools;
    private SimulatorServer? _forXunit;

    internal SimulatedCloud Cloud { get; private set; } = null!;

    internal Uri Endpoint => _forTools!.Endpoint;

    public async ValueTask InitializeAsync()
    {
        (Cloud, _forTools) = await StartAsync();
        (_, _forXunit) = await StartAsync();
        Environment.SetEnvironmentVariable("SIMULATOR_URL", _forXunit.Endpoint.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _forTools, _forXunit }.OfType<SimulatorServer>())
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<(SimulatedCloud Cloud, SimulatorServer Server)> StartAsync()
    {
        var clock = new AcceleratedClock(TimeProvider.System, AcceleratedClock.MaxSpeed);
        var cloud = new SimulatedCloud(WorldDefinition.Parse(Lab.WorldJson), new SimulatorOptions { Time = clock });
        return (cloud, await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System, Control = new SimulatorControl(cloud, clock) }));
    }
}
