namespace AmiPipeline.Functions.Aws;

/// <summary>Waits for complete responses, but not forever: an HTTP client's time-out ends with a response's headers, and the SDK reads the rest without any limit.</summary>
/// <param name="limit">How long an answer may take, to its last byte.</param>
/// <param name="inner">Sends the requests.</param>
public sealed class CompleteResponseHandler(TimeSpan limit, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Many times the longest page of EC2: what is longer is no answer of AWS.
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(limit);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MaxBytes, either.Token).ConfigureAwait(false);
            return response;
        }
        catch (Exception error)
        {
            response?.Dispose();
            if (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw TimedOut(error, $"No complete response within {limit.TotalSeconds:0} s.");
            }

            throw;
        }
    }

    /// <summary>The error of a handler that has cancelled a request since its time is up.</summary>
    /// <remarks>
    /// As the HTTP client says that its own time is up: what is inside comes out of the SDK. The cancelled request's error is not kept: an
    /// <see cref="IOException"/> in it, of the connection that was given up, is one of a stale connection to the SDK, which tries ten times more (<see cref="NoRetries"/>).
    /// </remarks>
    /// <param name="cancelled">What the request has ended with.</param>
    /// <param name="message">What took too long.</param>
    public static TaskCanceledException TimedOut(Exception cancelled, string message)
    {
        ArgumentNullException.ThrowIfNull(cancelled);
        return new(cancelled.Message, new TimeoutException(message));
    }
}
