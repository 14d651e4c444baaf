namespace AmiPipeline.Functions.Aws;

/// <summary>Something else than AWS has answered a call, or the answer was cut off. Whether the call took effect is not known.</summary>
/// <param name="message">The operation, the host, the status, and what it said.</param>
/// <param name="innerException">What the SDK made of it; null where it took it for an answer.</param>
public sealed class ForeignAnswerException(string message, Exception? innerException) : Exception(message, innerException);
