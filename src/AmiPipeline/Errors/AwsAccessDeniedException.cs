namespace AmiPipeline.Errors;

/// <summary>The caller lacks a permission. Trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class AwsAccessDeniedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
