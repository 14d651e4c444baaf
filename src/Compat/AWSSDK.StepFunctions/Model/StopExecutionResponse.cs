using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>An execution was aborted.</summary>
public class StopExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>When it was.</summary>
    public DateTime? StopDate { get; set; }
}
