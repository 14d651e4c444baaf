using Amazon.Runtime;

namespace AmiPipeline.Functions.Aws;

/// <summary>Gives all SDK clients the same HTTP client, and with it the same connections.</summary>
/// <param name="client">The client. Its owner disposes of it.</param>
public sealed class SharedHttpClientFactory(HttpClient client) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    /// <summary>No: the SDK otherwise takes a client for each request, and disposes of it.</summary>
    /// <param name="clientConfig">The SDK client's configuration.</param>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
