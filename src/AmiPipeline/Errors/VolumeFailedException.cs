namespace AmiPipeline.Errors;

/// <summary>A volume failed or vanished, which is how EC2 shows that a volume's key cannot be used.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class VolumeFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
