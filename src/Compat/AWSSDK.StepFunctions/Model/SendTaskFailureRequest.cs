using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Reports that a task with a token failed.</summary>
public class SendTaskFailureRequest : AmazonStepFunctionsRequest
{
    /// <summary>The token that the task was given. Required; 1 to 2048 characters.</summary>
    public string TaskToken { get; set; } = null!;

    /// <summary>The name of the error, at most 256 characters.</summary>
    public string? Error { get; set; }

    /// <summary>The cause, at most 32,768 characters.</summary>
    public string? Cause { get; set; }
}

/// <summary>The task's failure is taken.</summary>
public class SendTaskFailureResponse : AmazonWebServiceResponse;
