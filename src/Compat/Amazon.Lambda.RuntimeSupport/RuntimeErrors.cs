namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An invocation that is not of the Runtime API's form, and is not given to the function.</summary>
internal sealed class MalformedInvocationException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A function's output is larger than Lambda takes.</summary>
internal sealed class ResponseTooLargeException(string message) : Exception(message);

/// <summary>The Runtime API is out of order, which this process cannot outlive.</summary>
internal sealed class RuntimeApiException(string message) : HttpRequestException(message);
