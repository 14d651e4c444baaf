using Amazon.Runtime;

namespace AmiPipeline.Cli.Engines;

/// <summary>Puts a handler in the place of the network.</summary>
/// <param name="handler">Answers every request.</param>
internal sealed class SimulatedHttpClientFactory(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
