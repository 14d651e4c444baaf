namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A function's output is larger than Lambda takes.</summary>
internal sealed class ResponseTooLargeException(string message) : Exception(message);
