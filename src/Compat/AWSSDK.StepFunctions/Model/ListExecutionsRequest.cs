using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks for a state machine's executions, the newest first.</summary>
public class ListExecutionsRequest : AmazonStepFunctionsRequest
{
    /// <summary>The state machine's ARN, 1 to 256 characters; or else <see cref="MapRunArn"/>.</summary>
    public string? StateMachineArn { get; set; }

    /// <summary>The ARN of a Map Run whose child executions are listed, 1 to 2000 characters.</summary>
    public string? MapRunArn { get; set; }

    /// <summary>Only executions of this status. Default: all.</summary>
    public ExecutionStatus? StatusFilter { get; set; }

    /// <summary>The most executions of one response, 0 to 1000. Default, and for 0: 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the response before; the other members must stay as they were. Valid for 24 hours.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A part of a state machine's executions.</summary>
public class ListExecutionsResponse : AmazonWebServiceResponse
{
    /// <summary>The executions.</summary>
    public List<ExecutionListItem> Executions { get; set; } = null!;

    /// <summary>Gets the executions that follow; null if there are none.</summary>
    public string? NextToken { get; set; }
}
