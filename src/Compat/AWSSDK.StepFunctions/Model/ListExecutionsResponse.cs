using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>A part of a state machine's executions.</summary>
public class ListExecutionsResponse : AmazonWebServiceResponse
{
    /// <summary>The executions.</summary>
    public List<ExecutionListItem> Executions { get; set; } = null!;

    /// <summary>Gets the executions that follow; null where there are none.</summary>
    public string? NextToken { get; set; }
}
