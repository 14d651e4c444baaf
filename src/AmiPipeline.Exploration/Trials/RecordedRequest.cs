namespace AmiPipeline.Exploration.Trials;

/// <summary>A request as the SDK sent it.</summary>
internal sealed class RecordedRequest
{
    // What the SDK makes up for each request, what follows from the time, and the signature of all that.
    private static readonly HashSet<string> Varying = new(["Authorization", "X-Amz-Date", "amz-sdk-invocation-id", "User-Agent", "x-amz-user-agent"], StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Whether it opens a session in a role of another account, which the functions keep.</summary>
    public bool OpensSession => _uri.Host.StartsWith("sts.", StringComparison.Ordinal);

    /// <summary>Reads it; it can still be sent.</summary>
    /// <param name="request">The request.</param>
    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request) =>
        new(request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync());

    /// <summary>Whether another request is the same.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(RecordedRequest other) => _method == other._method && _uri == other._uri && _content.AsSpan().SequenceEqual(other._content)
        && Fixed(_headers).SequenceEqual(Fixed(other._headers)) && Fixed(_contentHeaders).SequenceEqual(Fixed(other._contentHeaders));

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

    /// <inheritdoc/>
    public override string ToString() => $"{_method} {_uri} {System.Text.Encoding.UTF8.GetString(_content)}";

    private static IEnumerable<(string Name, string Value)> Fixed(IEnumerable<(string Name, string Value)> headers) => headers.Where(header => !Varying.Contains(header.Name));
}
