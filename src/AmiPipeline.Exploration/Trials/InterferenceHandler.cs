namespace AmiPipeline.Exploration.Trials;

/// <summary>Stands between the SDK and the cloud, for what comes between a call's effect and its answer.</summary>
/// <param name="interference">What comes.</param>
/// <param name="inner">Who answers.</param>
internal sealed class InterferenceHandler(Interference interference, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            await interference.AfterCallAsync();
        }
    }
}
