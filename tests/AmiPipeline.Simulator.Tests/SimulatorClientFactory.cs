using Amazon.Runtime;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Puts the real SDK's clients on a simulated cloud.</summary>
internal sealed class SimulatorClientFactory(SimulatedCloud cloud) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SimulatorHttpHandler(cloud));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
