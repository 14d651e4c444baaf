namespace AmiPipeline.Errors;

/// <summary>An instance ended while the pipeline still needed it; its state reason says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class InstanceFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
