using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Reports that a task with a token succeeded.</summary>
public class SendTaskSuccessRequest : AmazonStepFunctionsRequest
{
    /// <summary>The token that the task was given. Required; 1 to 2048 characters.</summary>
    public string TaskToken { get; set; } = null!;

    /// <summary>The task's output, a JSON text of at most 262,144 bytes. Required.</summary>
    public string Output { get; set; } = null!;
}

/// <summary>The task's success is taken.</summary>
public class SendTaskSuccessResponse : AmazonWebServiceResponse;
