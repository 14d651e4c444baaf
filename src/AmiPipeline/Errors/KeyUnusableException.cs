namespace AmiPipeline.Errors;

/// <summary>A KMS key cannot be used any more, though it could when the request was planned.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class KeyUnusableException(string message, Exception? innerException = null) : PipelineException(message, innerException);
