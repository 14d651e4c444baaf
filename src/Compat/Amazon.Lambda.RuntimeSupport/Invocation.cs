using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the Runtime API sends for one invocation. Of its headers, only the request's id has to be there, as with the package.</summary>
/// <param name="response">The answer to <c>next</c>.</param>
/// <param name="payload">Its body.</param>
internal sealed class Invocation(HttpResponseMessage response, byte[] payload)
{
    public MemoryStream Payload { get; } = new(payload, writable: false);

    public string RequestId { get; } = Header(response, RuntimeApiHeaders.RequestId)
        ?? throw new RuntimeApiException($"An invocation came without {RuntimeApiHeaders.RequestId}: nobody can be answered.");

    public string? TraceId { get; } = Header(response, RuntimeApiHeaders.TraceId);

    public string? InvokedFunctionArn { get; } = Header(response, RuntimeApiHeaders.InvokedFunctionArn);

    /// <summary>When Lambda ends the invocation, in Unix milliseconds: 0, which is long past, if the header is missing or is no number.</summary>
    public long DeadlineMs { get; } =
        long.TryParse(Header(response, RuntimeApiHeaders.DeadlineMs), NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : 0;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
}
