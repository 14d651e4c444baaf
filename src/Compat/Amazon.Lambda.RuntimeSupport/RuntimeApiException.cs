namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API gave no invocation, or did not take what was sent: this process ends, as with the package, and Lambda starts another.</summary>
internal sealed class RuntimeApiException(string message, Exception? innerException = null) : Exception(message, innerException);
