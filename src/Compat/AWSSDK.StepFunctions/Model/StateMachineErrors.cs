using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The state machine is being deleted. The error code is <c>StateMachineDeleting</c>.</summary>
public class StateMachineDeletingException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public StateMachineDeletingException(string message)
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
    public StateMachineDeletingException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The state machine does not exist. The error code is <c>StateMachineDoesNotExist</c>.</summary>
public class StateMachineDoesNotExistException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public StateMachineDoesNotExistException(string message)
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
    public StateMachineDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Not for state machines of this type: Express executions are in no list. The error code is <c>StateMachineTypeNotSupported</c>.</summary>
public class StateMachineTypeNotSupportedException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public StateMachineTypeNotSupportedException(string message)
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
    public StateMachineTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The resource does not exist. The error code is <c>ResourceNotFound</c>.</summary>
public class ResourceNotFoundException : AmazonStepFunctionsException
{
    /// <summary>Without an answer of the service.</summary>
    /// <param name="message">What is wrong.</param>
    public ResourceNotFoundException(string message)
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
    public ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
