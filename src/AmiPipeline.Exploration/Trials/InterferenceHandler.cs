namespace AmiPipeline.Exploration.Trials;

/// <summary>Sits between the SDK and the cloud, for what comes between a call's effect and its answer.</summary>
/// <param name="interference">What comes.</param>
/// <param name="inner">Who answers.</param>
/// <param name="current">The function's run that is under way; null if nobody notes it.</param>
internal sealed class InterferenceHandler(Interference interference, HttpMessageHandler inner, Func<Invocation?> current) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var invocation = current();
        HttpResponseMessage answer;
        try
        {
            answer = invocation is null
                ? await base.SendAsync(request, cancellationToken)
                : await invocation.SendAsync(request, () => base.SendAsync(request, cancellationToken));
        }
        finally
        {
            // What came after the last answer that was had before has waited until here.
            if (invocation?.IsBehind != true)
            {
                invocation?.IsRepeatable &= !interference.IsDue;
                await interference.AfterCallAsync();
            }
        }

        invocation?.NoteDelivered();
        return answer;
    }
}
