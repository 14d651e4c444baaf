using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks for an execution's events.</summary>
public class GetExecutionHistoryRequest : AmazonStepFunctionsRequest
{
    /// <summary>The execution's ARN. Required; 1 to 256 characters.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>Whether inputs and outputs are wanted. Default: true.</summary>
    public bool? IncludeExecutionData { get; set; }

    /// <summary>The most events of one response, 0 to 1000. Default, and for 0: 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the response before; the other members must stay as they were. Valid for 24 hours.</summary>
    public string? NextToken { get; set; }

    /// <summary>Whether the newest event comes first. Default: false.</summary>
    public bool? ReverseOrder { get; set; }
}

/// <summary>A part of an execution's events.</summary>
public class GetExecutionHistoryResponse : AmazonWebServiceResponse
{
    /// <summary>The events.</summary>
    public List<HistoryEvent> Events { get; set; } = null!;

    /// <summary>Gets the events that follow; null if there are none at present.</summary>
    public string? NextToken { get; set; }
}
