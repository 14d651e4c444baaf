namespace AmiPipeline.Errors;

/// <summary>EC2 gave a snapshot up; its state message says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class SnapshotFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
