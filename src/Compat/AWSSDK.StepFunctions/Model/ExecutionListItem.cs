namespace Amazon.StepFunctions.Model;

/// <summary>An execution in a list.</summary>
public class ExecutionListItem
{
    /// <summary>The execution's ARN.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>The ARN of its state machine.</summary>
    public string StateMachineArn { get; set; } = null!;

    /// <summary>The version that it was started with; null if none was named.</summary>
    public string? StateMachineVersionArn { get; set; }

    /// <summary>The alias that it was started with; null if none was named.</summary>
    public string? StateMachineAliasArn { get; set; }

    /// <summary>The Map Run that it is a child execution of; null for others.</summary>
    public string? MapRunArn { get; set; }

    /// <summary>How many items a child execution works on; null for others.</summary>
    public int? ItemCount { get; set; }

    /// <summary>The execution's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>What became of it so far.</summary>
    public ExecutionStatus Status { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTime? StopDate { get; set; }

    /// <summary>How often it was redriven.</summary>
    public int? RedriveCount { get; set; }

    /// <summary>When it was last redriven.</summary>
    public DateTime? RedriveDate { get; set; }
}
