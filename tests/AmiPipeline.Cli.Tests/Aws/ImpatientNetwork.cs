using Amazon.Runtime;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>A network whose client waits only a moment for answers that never come: the SDK would wait in real time.</summary>
/// <param name="operation">The operation whose answers never come.</param>
internal sealed class ImpatientNetwork(string operation) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Impatient(new HttpClientHandler { AllowAutoRedirect = false }, operation));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private sealed class Impatient(HttpMessageHandler next, string operation) : DelegatingHandler(next)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isOfTheOperation = await IsOfTheOperationAsync(request, cancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(isOfTheOperation ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromMinutes(1));
            try
            {
                return await base.SendAsync(request, patience.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout elapsing.", new TimeoutException("A task was canceled.", late));
            }
        }

        private async Task<bool> IsOfTheOperationAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (request.Headers.TryGetValues("X-Amz-Target", out var target) && target.Any(name => name.EndsWith($".{operation}", StringComparison.Ordinal)))
            || (request.Content is { } content && (await content.ReadAsStringAsync(cancellationToken)).Contains($"Action={operation}&", StringComparison.Ordinal));
    }
}
