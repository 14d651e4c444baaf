using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks for the Map Runs of an execution, the newest first.</summary>
public class ListMapRunsRequest : AmazonStepFunctionsRequest
{
    /// <summary>The execution's ARN. Required.</summary>
    public string? ExecutionArn { get; set; }

    /// <summary>The most Map Runs of one response, 0 to 1000. Default, and for 0: 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the response before.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A part of an execution's Map Runs.</summary>
public class ListMapRunsResponse : AmazonWebServiceResponse
{
    /// <summary>The Map Runs.</summary>
    public List<MapRunListItem> MapRuns { get; set; } = null!;

    /// <summary>Gets the Map Runs that follow; null if there are none.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A Map Run in a list.</summary>
public class MapRunListItem
{
    /// <summary>The execution that has it.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>Its ARN.</summary>
    public string MapRunArn { get; set; } = null!;

    /// <summary>The state machine of the execution that has it.</summary>
    public string StateMachineArn { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTime? StopDate { get; set; }
}
