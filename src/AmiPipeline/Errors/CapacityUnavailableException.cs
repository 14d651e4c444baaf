namespace AmiPipeline.Errors;

/// <summary>EC2 has no capacity of any wanted kind at the moment.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class CapacityUnavailableException(string message, Exception? innerException = null) : PipelineException(message, innerException);
