using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks for an execution.</summary>
public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    /// <summary>The execution's ARN. Required; 1 to 256 characters.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>Whether input, output, error and cause are wanted. Default: <see cref="IncludedData.ALL_DATA"/>.</summary>
    public IncludedData? IncludedData { get; set; }
}

/// <summary>An execution.</summary>
public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>The execution's ARN.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>The ARN of its state machine, without version or alias.</summary>
    public string StateMachineArn { get; set; } = null!;

    /// <summary>The version that it was started with; null if none was named.</summary>
    public string? StateMachineVersionArn { get; set; }

    /// <summary>The alias that it was started with; null if none was named.</summary>
    public string? StateMachineAliasArn { get; set; }

    /// <summary>The execution's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>What became of it so far.</summary>
    public ExecutionStatus Status { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTime? StopDate { get; set; }

    /// <summary>Its input, a JSON text.</summary>
    public string? Input { get; set; }

    /// <summary>Whether the input is included.</summary>
    public CloudWatchEventsExecutionDataDetails? InputDetails { get; set; }

    /// <summary>Its output, a JSON text; null unless it succeeded.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is included.</summary>
    public CloudWatchEventsExecutionDataDetails? OutputDetails { get; set; }

    /// <summary>The name of the error that ended it.</summary>
    public string? Error { get; set; }

    /// <summary>The cause of the error that ended it.</summary>
    public string? Cause { get; set; }

    /// <summary>The X-Ray trace header that it was started with.</summary>
    public string? TraceHeader { get; set; }

    /// <summary>How often it was redriven.</summary>
    public int? RedriveCount { get; set; }

    /// <summary>When it was last redriven.</summary>
    public DateTime? RedriveDate { get; set; }
}

/// <summary>Whether an execution's input or output is in a response or an event.</summary>
public class CloudWatchEventsExecutionDataDetails
{
    /// <summary>Whether it is there; in responses, always.</summary>
    public bool? Included { get; set; }
}
