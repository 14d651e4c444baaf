namespace AmiPipeline.Exploration.Trials;

/// <summary>A request as the SDK sent it.</summary>
internal sealed class RecordedRequest
{
    private readonly HttpMethod _method;
    private readonly Uri _uri;
    private readonly byte[] _content;
    private readonly IReadOnlyList<(string Name, string Value)> _headers;
    private readonly IReadOnlyList<(string Name, string Value)> _contentHeaders;

    private RecordedRequest(HttpRequestMessage request, byte[] content)
    {
        _method = request.Method;
        _uri = request.RequestUri!;
        _content = content;
        _headers = [.. request.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString()))];
        _contentHeaders = [.. request.Content?.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString())) ?? []];
    }

    /// <summary>Where it was sent.</summary>
    public string Host => _uri.Host;

    /// <summary>Reads it; it can still be sent.</summary>
    /// <param name="request">The request.</param>
    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request) =>
        new(request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync());

    /// <summary>The same request, to send again.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(_method, _uri) { Content = new ByteArrayContent(_content) };
        foreach (var (name, value) in _headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (name, value) in _contentHeaders)
        {
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
