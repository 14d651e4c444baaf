using System.Net;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi(HttpClient http, string endpoint)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly string _base = $"http://{endpoint}/2018-06-01/runtime";

    /// <exception cref="RuntimeApiException">There is no invocation in the answer.</exception>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        // The payload is read later: if it breaks off, the request is known and can be answered with an error.
        var response = await http.GetAsync($"{_base}/invocation/next", HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return new Invocation(response);
        }

        using (response)
        {
            throw new RuntimeApiException($"The Runtime API gave no invocation: {(int)response.StatusCode} {response.ReasonPhrase}.");
        }
    }

    /// <returns>202 where it was taken; 400 or 403 where it was not.</returns>
    /// <exception cref="ResponseTooLargeException">The response is larger than Lambda takes; an error can still be reported.</exception>
    public async Task<HttpStatusCode> RespondAsync(string requestId, ReadOnlyMemory<byte> output)
    {
        var status = await PostAsync($"invocation/{Uri.EscapeDataString(requestId)}/response", output, Json, errorType: null).ConfigureAwait(false);
        return status == HttpStatusCode.RequestEntityTooLarge
            ? throw new ResponseTooLargeException($"The response of {output.Length} bytes is larger than Lambda takes.")
            : status;
    }

    /// <returns>202 where it was taken; 400 or 403 where it was not.</returns>
    public Task<HttpStatusCode> ReportErrorAsync(string requestId, Exception error) =>
        ReportAsync($"invocation/{Uri.EscapeDataString(requestId)}/error", error);

    public Task<HttpStatusCode> ReportInitializationErrorAsync(Exception error) => ReportAsync("init/error", error);

    private Task<HttpStatusCode> ReportAsync(string path, Exception error)
    {
        var report = new ErrorReport(error);
        return PostAsync(path, report.ToJson(), ErrorJson, report.Type);
    }

    private async Task<HttpStatusCode> PostAsync(string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, string? errorType)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = type;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_base}/{path}") { Content = content };
        if (errorType is not null)
        {
            request.Headers.TryAddWithoutValidation(RuntimeApiHeaders.FunctionErrorType, errorType);
        }

        using var response = await http.SendAsync(request).ConfigureAwait(false);
        return (int)response.StatusCode < 500
            ? response.StatusCode
            // "Container error. Non-recoverable state. Runtime should exit promptly."
            : throw new RuntimeApiException($"The Runtime API is out of order: POST {path} gave {(int)response.StatusCode} {response.ReasonPhrase}.");
    }
}
