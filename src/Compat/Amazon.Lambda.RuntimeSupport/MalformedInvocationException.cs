namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An invocation that is not of the Runtime API's form, and is not given to the function.</summary>
internal sealed class MalformedInvocationException(string message, Exception? innerException = null) : Exception(message, innerException);
