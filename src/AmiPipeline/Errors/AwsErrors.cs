namespace AmiPipeline.Errors;

/// <summary>The caller lacks a permission. Trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsAccessDeniedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>AWS does not accept the caller's credentials: unknown, expired, or not as they were signed with. Trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsCredentialsRefusedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>Something else than AWS has answered a call, such as a proxy, or an answer was cut off. Whether the call took effect is not known.</summary>
/// <param name="message">Which call, the host, and what it said.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class NotAnsweredByAwsException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>AWS refused a call because too many came at once. Nothing was done; the same call may succeed later.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsThrottledException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>AWS failed or its answer was lost. Whether the call took effect is not known.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsUnavailableException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>No answer to a call came within the client's time-out, at any attempt. Whether the call took effect is not known.</summary>
/// <param name="message">Which call, the host, and the time-out.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsTimedOutException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>AWS refused a call for a reason that no other error of the pipeline stands for. Trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class AwsCallRefusedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A function's time was up before it had ended. Whether its last call took effect is not known.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class InvocationTimedOutException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>What was just made or shared does not show yet: new ids become visible within seconds, grants on keys within minutes (eventual consistency).</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class ResourceNotVisibleException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A quota of the account is used up, such as the snapshot copies in progress in a Region.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class QuotaExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A quota of what exists is used up, such as the images or snapshots in a Region, or the storage of volumes. It does not free itself: trying again cannot help.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class QuotaUsedUpException(string message, Exception? innerException = null) : PipelineException(message, innerException)
{
    /// <summary>What to do, as a sentence.</summary>
    public const string WayOn = "This quota does not free up: remove what is not needed, or have it raised (Service Quotas).";
}

/// <summary>EC2 has no capacity of any wanted kind at the moment.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class CapacityUnavailableException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A volume is snapshotted too often; EC2 asks for 15 seconds between two snapshots of one volume.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class SnapshotRateExceededException(string message, Exception? innerException = null) : PipelineException(message, innerException);
