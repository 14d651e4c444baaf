using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi(HttpClient http, string endpoint)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly string _base = $"http://{endpoint}/2018-06-01/runtime";

    /// <exception cref="RuntimeApiException">There is no invocation in the answer, or nobody to answer.</exception>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"{_base}/invocation/next", HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK
            ? new Invocation(response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false))
            : throw new RuntimeApiException($"The Runtime API gave no invocation: {(int)response.StatusCode} {response.ReasonPhrase}.");
    }

    /// <exception cref="RuntimeApiException">It was not taken: it came too late, or is larger than Lambda takes.</exception>
    public Task RespondAsync(string requestId, ReadOnlyMemory<byte> output) =>
        PostAsync($"invocation/{Uri.EscapeDataString(requestId)}/response", output, Json, errorType: null);

    /// <exception cref="RuntimeApiException">It was not taken.</exception>
    public Task ReportErrorAsync(string requestId, Exception error)
    {
        var report = new ErrorReport(error);
        return PostAsync($"invocation/{Uri.EscapeDataString(requestId)}/error", report.ToJson(), ErrorJson, report.Type);
    }

    /// <remarks>As the package does, without the header of the error's type: Lambda reads it from the report.</remarks>
    /// <exception cref="RuntimeApiException">It was not taken.</exception>
    public Task ReportInitializationErrorAsync(Exception error) => PostAsync("init/error", new ErrorReport(error).ToJson(), ErrorJson, errorType: null);

    private async Task PostAsync(string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, string? errorType)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = type;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_base}/{path}") { Content = content };
        if (errorType is not null)
        {
            request.Headers.TryAddWithoutValidation(RuntimeApiHeaders.FunctionErrorType, errorType);
        }

        using var response = await http.SendAsync(request).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            throw new RuntimeApiException($"The Runtime API did not take POST {path}: {(int)response.StatusCode} {response.ReasonPhrase}.");
        }

        try
        {
            using var status = JsonDocument.Parse(answer);
        }
        catch (JsonException error)
        {
            // The service answers {"status":"OK"}.
            throw new RuntimeApiException($"The Runtime API's answer to POST {path} is no JSON.", error);
        }
    }
}
