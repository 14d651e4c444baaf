namespace AmiPipeline.Errors;

/// <summary>EC2 gave an image up; its state reason says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class ImageFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
