using System.Net;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Auto Scaling refused a request, or failed at it.</summary>
public class AmazonAutoScalingException : AmazonServiceException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public AmazonAutoScalingException(string message)
        : base(message)
    {
    }

    /// <summary>Of an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What the HTTP client threw.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The error code.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="statusCode">The status of the answer.</param>
    public AmazonAutoScalingException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
