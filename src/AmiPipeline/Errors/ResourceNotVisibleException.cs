namespace AmiPipeline.Errors;

/// <summary>EC2 does not show a resource that was just made. New ids become visible within seconds (eventual consistency).</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class ResourceNotVisibleException(string message, Exception? innerException = null) : PipelineException(message, innerException);
