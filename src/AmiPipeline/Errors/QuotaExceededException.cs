namespace AmiPipeline.Errors;

/// <summary>A quota of the account is used up, such as the snapshot copies in progress in a Region.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class QuotaExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);
