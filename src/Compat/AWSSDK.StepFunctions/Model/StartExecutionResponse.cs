using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The execution that was started, or that runs already with the same name and input.</summary>
public class StartExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>The execution's ARN.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }
}
