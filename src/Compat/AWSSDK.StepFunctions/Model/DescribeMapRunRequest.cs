using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks what became of a Map Run.</summary>
public class DescribeMapRunRequest : AmazonStepFunctionsRequest
{
    /// <summary>Its ARN, 1 to 2000 characters. Required.</summary>
    public string? MapRunArn { get; set; }
}

/// <summary>What became of a Map Run.</summary>
public class DescribeMapRunResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string MapRunArn { get; set; } = null!;

    /// <summary>The execution that has it.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>What became of it so far.</summary>
    public MapRunStatus Status { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTime? StopDate { get; set; }

    /// <summary>How many child executions may run at once.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>How many of a hundred items may fail.</summary>
    public float? ToleratedFailurePercentage { get; set; }

    /// <summary>How many items may fail.</summary>
    public long? ToleratedFailureCount { get; set; }

    /// <summary>Its items.</summary>
    public MapRunItemCounts ItemCounts { get; set; } = null!;

    /// <summary>Its child executions.</summary>
    public MapRunExecutionCounts ExecutionCounts { get; set; } = null!;

    /// <summary>How often it was redriven.</summary>
    public int? RedriveCount { get; set; }

    /// <summary>When it was last redriven.</summary>
    public DateTime? RedriveDate { get; set; }
}
