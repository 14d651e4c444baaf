namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>An error of a function's own.</summary>
internal sealed class TicketLostException(string message, Exception? innerException = null) : Exception(message, innerException);
