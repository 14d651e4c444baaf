namespace AmiPipeline.Errors;

/// <summary>A resource did not reach its state within the deadline or the number of checks allowed.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class WaitDeadlineExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>Clean-up ended with resources left; the message lists them.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class CleanUpIncompleteException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A search over many images or executions could not look at all of them, or not act on all of them. What it could do is done; the same again does the rest.</summary>
/// <param name="message">What was done, what was not, and why.</param>
public sealed class TriggerIncompleteException(string message) : PipelineException(message);
