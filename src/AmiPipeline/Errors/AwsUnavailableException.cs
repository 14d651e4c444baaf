namespace AmiPipeline.Errors;

/// <summary>AWS failed or its answer was lost. Whether the call took effect is not known.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class AwsUnavailableException(string message, Exception? innerException = null) : PipelineException(message, innerException);
