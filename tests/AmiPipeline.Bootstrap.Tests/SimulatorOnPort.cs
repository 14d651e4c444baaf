using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.Protocol;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>The examples' simulated account on a loopback port, in real time.</summary>
internal sealed class SimulatorOnPort : IAsyncDisposable
{
    private readonly SimulatorServer _server;

    private SimulatorOnPort(SimulatedCloud cloud, SimulatorServer server)
    {
        Cloud = cloud;
        _server = server;
    }

    public SimulatedCloud Cloud { get; }

    public Uri Endpoint => _server.Endpoint;

    /// <param name="services">Services beside those of the cloud, by the names that signatures have for them. Default: none.</param>
    public static async Task<SimulatorOnPort> StartAsync(Dictionary<string, Func<SimulatorRequest, SimulatorResponse>>? services = null)
    {
        var cloud = new SimulatedCloud(WorldDefinition.Parse(Repository.Read("examples/simulated-account.json")), new SimulatorOptions { Time = TimeProvider.System });
        return new SimulatorOnPort(cloud, await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System, OtherServices = services ?? [] }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
