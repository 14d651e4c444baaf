using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>An execution with the same name exists, and is closed or has another input. The error code is <c>ExecutionAlreadyExists</c>.</summary>
public class ExecutionAlreadyExistsException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public ExecutionAlreadyExistsException(string message)
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
    public ExecutionAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The execution does not exist. The error code is <c>ExecutionDoesNotExist</c>.</summary>
public class ExecutionDoesNotExistException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public ExecutionDoesNotExistException(string message)
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
    public ExecutionDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The account has the most running executions that it may have. The error code is <c>ExecutionLimitExceeded</c>.</summary>
public class ExecutionLimitExceededException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public ExecutionLimitExceededException(string message)
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
    public ExecutionLimitExceededException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The input is not JSON. The error code is <c>InvalidExecutionInput</c>.</summary>
public class InvalidExecutionInputException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidExecutionInputException(string message)
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
    public InvalidExecutionInputException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The output is not JSON. The error code is <c>InvalidOutput</c>.</summary>
public class InvalidOutputException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidOutputException(string message)
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
    public InvalidOutputException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
