using Amazon.Runtime;

namespace AmiPipeline.Engines.Simulated;

/// <summary>Puts a client that reaches no network in the place of the SDK's own.</summary>
/// <param name="client">The client, for all requests of all SDK clients.</param>
internal sealed class SimulatedHttpClientFactory(HttpClient client) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    // The SDK otherwise takes a client for each request, and disposes of it.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
