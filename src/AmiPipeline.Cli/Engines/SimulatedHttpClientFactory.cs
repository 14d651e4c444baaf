using Amazon.Runtime;
using AmiPipeline.Simulator;

namespace AmiPipeline.Cli.Engines;

/// <summary>Puts the simulator in the place of the network.</summary>
/// <param name="cloud">The simulated cloud.</param>
internal sealed class SimulatedHttpClientFactory(SimulatedCloud cloud) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SimulatorHttpHandler(cloud));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
