namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API is out of order, which this process cannot outlive.</summary>
internal sealed class RuntimeApiException(string message) : HttpRequestException(message);
