using System.Net;
using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

/// <summary>There is a launch configuration, or a group, of this name. The error code is <c>AlreadyExists</c>.</summary>
public class AlreadyExistsException : AmazonAutoScalingException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public AlreadyExistsException(string message)
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
    public AlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The token of a page is not one. The error code is <c>InvalidNextToken</c>.</summary>
public class InvalidNextTokenException : AmazonAutoScalingException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidNextTokenException(string message)
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
    public InvalidNextTokenException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The account has as many launch configurations or groups in the Region as it may. The error code is <c>LimitExceeded</c>.</summary>
public class LimitExceededException : AmazonAutoScalingException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public LimitExceededException(string message)
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
    public LimitExceededException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>An update of the resource is pending. The error code is <c>ResourceContention</c>.</summary>
public class ResourceContentionException : AmazonAutoScalingException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public ResourceContentionException(string message)
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
    public ResourceContentionException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
