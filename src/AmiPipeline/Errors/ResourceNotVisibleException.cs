namespace AmiPipeline.Errors;

/// <summary>What was just made or shared does not show yet: new ids become visible within seconds, grants on keys within minutes (eventual consistency).</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class ResourceNotVisibleException(string message, Exception? innerException = null) : PipelineException(message, innerException);
