namespace AmiPipeline.Errors;

/// <summary>AWS refused a call because too many came at once. Nothing was done; the same call may succeed later.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class AwsThrottledException(string message, Exception? innerException = null) : PipelineException(message, innerException);
