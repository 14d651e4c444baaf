using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the Runtime API sends for one invocation. Any of its headers may be missing or malformed.</summary>
internal sealed class Invocation(HttpResponseMessage response)
{
    public HttpResponseMessage Response => response;

    /// <summary>Null where the header is missing: then nobody can be answered.</summary>
    public string? RequestId { get; } = Header(response, RuntimeApiHeaders.RequestId);

    public string? TraceId { get; } = Header(response, RuntimeApiHeaders.TraceId);

    public string InvokedFunctionArn { get; } = Header(response, RuntimeApiHeaders.InvokedFunctionArn) ?? "";

    /// <summary>When Lambda ends the invocation.</summary>
    /// <exception cref="MalformedInvocationException">The header is missing, or is not a time.</exception>
    public DateTimeOffset Deadline
    {
        get
        {
            var text = Header(response, RuntimeApiHeaders.DeadlineMs);
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                    ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                    : throw new MalformedInvocationException(
                        $"{RuntimeApiHeaders.DeadlineMs} is {(text is null ? "missing" : $"\"{text}\"")}; it must be a time in Unix milliseconds.");
        }
    }

    /// <exception cref="MalformedInvocationException">The payload broke off.</exception>
    public async Task<MemoryStream> ReadPayloadAsync()
    {
        try
        {
            return new MemoryStream(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), writable: false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new MalformedInvocationException($"The payload could not be read to its end: {error.Message}", error);
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
}
