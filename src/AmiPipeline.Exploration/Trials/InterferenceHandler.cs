namespace AmiPipeline.Exploration.Trials;

/// <summary>Stands between the SDK and the cloud, for what comes between a call's effect and its answer.</summary>
/// <param name="interference">What comes.</param>
/// <param name="inner">Who answers.</param>
/// <param name="recorder">Records it; null if nobody does.</param>
internal sealed class InterferenceHandler(Interference interference, HttpMessageHandler inner, Recorder? recorder) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return recorder is null
                ? await base.SendAsync(request, cancellationToken)
                : await recorder.RecordAsync(request, () => base.SendAsync(request, cancellationToken));
        }
        finally
        {
            await interference.AfterCallAsync();
        }
    }
}
