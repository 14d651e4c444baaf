namespace AmiPipeline.Errors;

/// <summary>An error of the pipeline. Its type name is what the state machine's Retry and Catch match on, so the names are a contract.</summary>
/// <param name="message">What happened, for the person who reads the execution's cause.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public abstract class PipelineException(string message, Exception? innerException = null) : Exception(message, innerException);
