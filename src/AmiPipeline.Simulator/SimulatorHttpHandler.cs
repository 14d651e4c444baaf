using System.Net;
using System.Net.Http.Headers;

namespace AmiPipeline.Simulator;

/// <summary>
/// Lets an HTTP client speak to a simulated cloud in process: give the SDK's <c>HttpClientFactory</c> a client over it.
/// </summary>
/// <param name="cloud">Who answers.</param>
public sealed class SimulatorHttpHandler(SimulatedCloud cloud) : HttpMessageHandler
{
    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">A fault says that the answer is lost.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var response = cloud.Handle(new SimulatorRequest
        {
            Authorization = Header(request, "Authorization"),
            SecurityToken = Header(request, "X-Amz-Security-Token"),
            Target = Header(request, "X-Amz-Target"),
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            Method = request.Method.Method,
            Path = request.RequestUri?.AbsolutePath ?? "/",
            Body = body,
        });

        return response.IsLost
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed before the answer came.")
            : Message(request, response);
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, SimulatorResponse response)
    {
        var content = new ReadOnlyMemoryContent(response.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = content, RequestMessage = request };
        message.Headers.TryAddWithoutValidation("x-amzn-RequestId", response.RequestId);
        foreach (var (name, value) in response.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
