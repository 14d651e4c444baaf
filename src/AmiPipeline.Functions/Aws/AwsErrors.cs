using Amazon.Runtime;

namespace AmiPipeline.Functions.Aws;

/// <summary>Maps what the SDK throws to the pipeline's errors: the one place where error codes become types that the state machine knows.</summary>
public static class AwsErrors
{
    /// <summary>The pipeline's error for an exception; the exception itself where it is one already, or is not AWS's.</summary>
    /// <param name="error">What a function threw.</param>
    /// <param name="functionName">The function, for the message.</param>
    public static Exception Translate(Exception error, string functionName) => error switch
    {
        PipelineException => error,
        AmazonServiceException service => FromService(service, $"{functionName}: {Describe(service)}"),
        _ when IsAwsFailure(error) => new AwsUnavailableException($"{functionName}: no usable answer from AWS: {error.Message}", error),
        _ => error,
    };

    /// <summary>Whether a call to AWS threw this: a refusal, no answer, or an answer that is not of the protocol.</summary>
    /// <param name="error">What was thrown.</param>
    public static bool IsAwsFailure(Exception error) => error is
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException or System.Xml.XmlException or FormatException;

    private static PipelineException FromService(AmazonServiceException error, string message) => error.ErrorCode switch
    {
        "RequestLimitExceeded" or "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottled" or "TooManyRequestsException" or "KmsThrottlingException" =>
            new AwsThrottledException(message, error),
        "UnauthorizedOperation" or "AuthFailure" or "AccessDenied" or "AccessDeniedException" or "OptInRequired" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "UnrecognizedClientException" =>
            new AwsAccessDeniedException(message, error),
        var code when Ec2ErrorCodes.IsQuotaThatStays(code, error.Message) =>
            new QuotaUsedUpException($"{message} Nothing frees this quota by itself: remove what is not needed, or have it raised (Service Quotas).", error),
        var code when Ec2ErrorCodes.IsQuotaThatFreesItself(code, error.Message) => new QuotaExceededException(message, error),
        "SnapshotCreationPerVolumeRateExceeded" => new SnapshotRateExceededException(message, error),
        "CustomerKeyHasBeenRevoked" or "DisabledException" or "KMSInvalidStateException" => new KeyUnusableException(message, error),
        Ec2ErrorCodes.ImageNotFound or Ec2ErrorCodes.InstanceNotFound or Ec2ErrorCodes.SnapshotNotFound or Ec2ErrorCodes.VolumeNotFound =>
            new ResourceNotVisibleException(message, error),
        var code when Ec2ErrorCodes.IsCapacity(code) => new CapacityUnavailableException(message, error),
        _ when (int)error.StatusCode >= 500 || string.IsNullOrEmpty(error.ErrorCode) => new AwsUnavailableException(message, error),
        _ => new AwsCallRefusedException(message, error),
    };

    private static string Describe(AmazonServiceException error) =>
        $"{error.ErrorCode}: {error.Message}{(string.IsNullOrEmpty(error.RequestId) ? "" : $" (request {error.RequestId})")}";
}
