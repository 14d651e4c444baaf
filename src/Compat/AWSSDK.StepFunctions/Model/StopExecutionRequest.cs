using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Aborts an execution.</summary>
public class StopExecutionRequest : AmazonStepFunctionsRequest
{
    /// <summary>The execution's ARN. Required; 1 to 256 characters.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>The name of the error, at most 256 characters.</summary>
    public string? Error { get; set; }

    /// <summary>The cause, at most 32,768 characters.</summary>
    public string? Cause { get; set; }
}

/// <summary>An execution was aborted.</summary>
public class StopExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>When it was.</summary>
    public DateTime? StopDate { get; set; }
}
