using Amazon.Runtime;

namespace AmiPipeline.Functions.Hosting;

/// <summary>Gives all SDK clients the same HTTP client, and with it the same connections.</summary>
/// <param name="client">The client.</param>
internal sealed class SharedHttpClientFactory(HttpClient client) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    // The SDK otherwise takes a client for each request, and disposes of it.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
