using System.Net;
using System.Text;

namespace AmiPipeline.TestSupport;

/// <summary>Responds to a client's requests with what a test has laid out, one response for each, and keeps the requests.</summary>
/// <param name="mediaType">The media type of the responses.</param>
public sealed class QueuedResponses(string mediaType) : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Text)> _responses = new();

    /// <summary>What was sent, in order.</summary>
    public List<SentRequest> Requests { get; } = [];

    /// <summary>Lays out the next response.</summary>
    public void Add(string text, HttpStatusCode status) => _responses.Enqueue((status, text));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.Single() : null,
            request.Content!.Headers.ContentType!.ToString(),
            request.Headers.NonValidated["Authorization"].ToString(),
            await request.Content.ReadAsStringAsync(cancellationToken)));
        var (status, text) = _responses.Dequeue();
        var response = new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, mediaType), RequestMessage = request };
        response.Headers.Add("x-amzn-RequestId", "request-1");
        return response;
    }
}

/// <summary>A request as it was sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">Where to.</param>
/// <param name="Target">The operation, if a header names it.</param>
/// <param name="ContentType">The body's media type.</param>
/// <param name="Authorization">The signature.</param>
/// <param name="Body">The body.</param>
public sealed record SentRequest(string Method, Uri Address, string? Target, string ContentType, string Authorization, string Body);
