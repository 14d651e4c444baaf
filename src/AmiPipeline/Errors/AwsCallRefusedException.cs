namespace AmiPipeline.Errors;

/// <summary>AWS refused a call for a reason that no other error of the pipeline stands for. Trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class AwsCallRefusedException(string message, Exception? innerException = null) : PipelineException(message, innerException);
