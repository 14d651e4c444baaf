using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The activity's task does not exist. The error code is <c>TaskDoesNotExist</c>.</summary>
public class TaskDoesNotExistException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public TaskDoesNotExistException(string message)
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
    public TaskDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The task has ended: it timed out, or was answered before. The error code is <c>TaskTimedOut</c>.</summary>
public class TaskTimedOutException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public TaskTimedOutException(string message)
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
    public TaskTimedOutException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
