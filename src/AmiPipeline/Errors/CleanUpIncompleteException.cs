namespace AmiPipeline.Errors;

/// <summary>Clean-up ended with resources left; the message lists them.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class CleanUpIncompleteException(string message, Exception? innerException = null) : PipelineException(message, innerException);
