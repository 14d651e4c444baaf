namespace AmiPipeline.Errors;

/// <summary>The image's name was taken by another image after the request was planned.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class NameTakenException(string message, Exception? innerException = null) : PipelineException(message, innerException);
