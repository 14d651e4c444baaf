using Amazon.Runtime;

namespace AmiPipeline.TestSupport;

/// <summary>Has the SDK's clients send their requests to a handler, over no network.</summary>
/// <param name="handler">Answers the requests; it belongs to the test, and no client disposes of it.</param>
public sealed class HandlerClientFactory(HttpMessageHandler handler) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
