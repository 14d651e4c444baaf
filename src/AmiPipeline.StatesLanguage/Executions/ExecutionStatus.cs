namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The status of an execution, as DescribeExecution names it.</summary>
public enum ExecutionStatus
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It ended well; it has an output.</summary>
    Succeeded,

    /// <summary>It ended with an error that nothing caught.</summary>
    Failed,

    /// <summary>It took longer than the definition's TimeoutSeconds, or than a year.</summary>
    TimedOut,

    /// <summary>It was stopped from outside.</summary>
    Aborted,
}
