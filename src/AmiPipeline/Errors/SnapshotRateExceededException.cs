namespace AmiPipeline.Errors;

/// <summary>A volume is snapshotted too often; EC2 asks for 15 seconds between two snapshots of one volume.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, where there is one.</param>
public sealed class SnapshotRateExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);
