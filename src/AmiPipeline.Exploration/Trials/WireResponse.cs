using System.Net;
using System.Runtime.ExceptionServices;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What came back for a request: an answer, or none.</summary>
internal sealed class WireResponse
{
    private readonly HttpStatusCode _status;
    private readonly byte[] _body = [];
    private readonly string? _contentType;
    private readonly IReadOnlyList<(string Name, string Value)> _headers = [];
    private readonly Exception? _error;

    private WireResponse(Exception error) => _error = error;

    private WireResponse(HttpResponseMessage response, byte[] body)
    {
        (_status, _body) = (response.StatusCode, body);
        _contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) ? type.ToString() : null;
        _headers = [.. response.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString()))];
    }

    /// <summary>Whether an answer came.</summary>
    public bool IsAnswer => _error is null;

    /// <summary>All of the answer.</summary>
    public Digest Digest => Digest.From(_body).Then(Digest.From($"{(int)_status} {_contentType} {string.Join('\n', _headers)}"));

    /// <summary>Sends a request, and takes what comes.</summary>
    /// <param name="send">Sends it.</param>
    public static async Task<WireResponse> ReceiveAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var response = await send();
            return new WireResponse(response, await response.Content.ReadAsByteArrayAsync());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return new WireResponse(error);
        }
    }

    /// <summary>The same answer, as it came.</summary>
    /// <param name="request">The request.</param>
    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        if (_error is not null)
        {
            ExceptionDispatchInfo.Throw(_error);
        }

        var message = new HttpResponseMessage(_status) { Content = new ByteArrayContent(_body), RequestMessage = request };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", _contentType);
        foreach (var (name, value) in _headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
