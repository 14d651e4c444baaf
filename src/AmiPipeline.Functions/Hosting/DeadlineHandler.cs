namespace AmiPipeline.Functions.Hosting;

/// <summary>Cancels an HTTP request when the time of the invocation that makes it is up.</summary>
/// <param name="deadline">Knows the invocation's time.</param>
/// <param name="inner">Sends the requests.</param>
internal sealed class DeadlineHandler(InvocationDeadline deadline, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        return await base.SendAsync(request, either.Token);
    }
}
