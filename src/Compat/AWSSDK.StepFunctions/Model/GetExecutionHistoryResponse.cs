using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>A part of an execution's events.</summary>
public class GetExecutionHistoryResponse : AmazonWebServiceResponse
{
    /// <summary>The events.</summary>
    public List<HistoryEvent> Events { get; set; } = null!;

    /// <summary>Gets the events that follow; null where there are none at present.</summary>
    public string? NextToken { get; set; }
}
