namespace AmiPipeline.Errors;

/// <summary>A function's time was up before it had ended. Whether its last call took effect is not known.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class InvocationTimedOutException(string message, Exception? innerException = null) : PipelineException(message, innerException);
