using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;

namespace AmiPipeline.Functions.Aws;

/// <summary>Maps what the SDK throws to the pipeline's errors: the one place where error codes become types that the state machine knows.</summary>
public static class AwsErrors
{
    /// <summary>The pipeline's error for an exception; the exception itself if it is one already, or is not AWS's.</summary>
    /// <param name="error">What a function threw.</param>
    /// <param name="functionName">The function, for the message.</param>
    public static Exception Translate(Exception error, string functionName) => error switch
    {
        PipelineException => error,
        AmazonServiceException service => FromService(service, $"{functionName}: {Describe(service)}"),
        ForeignAnswerException => new NotAnsweredByAwsException($"{functionName}: {error.Message}", error),
        _ when IsTimeOut(error) => new AwsTimedOutException($"{functionName}: no answer from AWS to {FailedCall.Describe(error)}", error),
        _ when IsAwsFailure(error) => new AwsUnavailableException($"{functionName}: no answer from AWS to {FailedCall.Describe(error)}", error),
        _ => error,
    };

    /// <summary>Whether a call to AWS threw this: a refusal, no answer in time, or an answer that is not of the protocol.</summary>
    /// <remarks>A time-out of the HTTP client comes out of the SDK as what is inside it: a <see cref="TimeoutException"/>, or what broke the connection.</remarks>
    /// <param name="error">What was thrown.</param>
    public static bool IsAwsFailure(Exception error) => error is
        AmazonServiceException or AmazonClientException or ForeignAnswerException or HttpRequestException or IOException or SocketException or AuthenticationException
        or TimeoutException or OperationCanceledException or ObjectDisposedException or InvalidDataException or System.Xml.XmlException or FormatException;

    /// <summary>What AWS said, or what kept it from answering, for a person.</summary>
    /// <param name="error">What was thrown.</param>
    public static string Describe(Exception error) => error is AmazonServiceException { ErrorCode: { Length: > 0 } code } refusal ? $"{code}: {refusal.Message}" : FailedCall.Describe(error);

    // A cancelled call was cancelled by the client's time-out: nothing else cancels one.
    private static bool IsTimeOut(Exception error) => error is TimeoutException or OperationCanceledException;

    private static PipelineException FromService(AmazonServiceException error, string message) => error.ErrorCode switch
    {
        "RequestLimitExceeded" or "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottled" or "TooManyRequestsException" or "TooManyUpdates" or "KmsThrottlingException" =>
            new AwsThrottledException(message, error),
        "InvalidClientTokenId" or "SignatureDoesNotMatch" or "UnrecognizedClientException" or "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" or "IncompleteSignature"
            or "MissingAuthenticationToken" or "InvalidAccessKeyId" => new AwsCredentialsRefusedException(message, error),
        // Also what EC2 says of another account's image that is not shared.
        "AuthFailure" when error.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) => new AwsCredentialsRefusedException(message, error),
        "UnauthorizedOperation" or "AuthFailure" or "AccessDenied" or "AccessDeniedException" or "OptInRequired" => new AwsAccessDeniedException(message + MissingPermission.Advise(error.Message), error),
        var code when Ec2ErrorCodes.IsQuotaThatStays(code, error.Message) =>
            new QuotaUsedUpException($"{message} {QuotaUsedUpException.WayOn}", error),
        var code when Ec2ErrorCodes.IsQuotaThatFreesItself(code, error.Message) => new QuotaExceededException(message, error),
        "SnapshotCreationPerVolumeRateExceeded" => new SnapshotRateExceededException(message, error),
        "CustomerKeyHasBeenRevoked" or "DisabledException" or "KMSInvalidStateException" => new KeyUnusableException(message, error),
        var code when Ec2ErrorCodes.MayShowSoon(code) => new ResourceNotVisibleException(message, error),
        var code when Ec2ErrorCodes.IsCapacity(code) => new CapacityUnavailableException(message, error),
        _ when (int)error.StatusCode >= 500 || string.IsNullOrEmpty(error.ErrorCode) => new AwsUnavailableException(message, error),
        _ => new AwsCallRefusedException(message, error),
    };

    private static string Describe(AmazonServiceException error) => string.IsNullOrEmpty(error.ErrorCode)
        ? $"HTTP {(int)error.StatusCode} in response to {FailedCall.Describe(error)}"
        : $"{error.ErrorCode}: {error.Message}{(string.IsNullOrEmpty(error.RequestId) ? "" : $" (request {error.RequestId})")}";
}
