namespace AmiPipeline.Errors;

/// <summary>A resource did not reach its state within the deadline or the number of checks allowed.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class WaitDeadlineExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);
