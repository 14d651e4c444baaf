using Amazon.StepFunctions.Internal;

namespace Amazon.StepFunctions.Model;

/// <summary>The child executions of a Map Run by what became of them.</summary>
public class MapRunExecutionCounts : IMapRunCounts
{
    /// <summary>How many child executions not started.</summary>
    public long? Pending { get; set; }

    /// <summary>How many child executions that run.</summary>
    public long? Running { get; set; }

    /// <summary>How many child executions that succeeded.</summary>
    public long? Succeeded { get; set; }

    /// <summary>How many child executions that failed.</summary>
    public long? Failed { get; set; }

    /// <summary>How many child executions that timed out.</summary>
    public long? TimedOut { get; set; }

    /// <summary>How many child executions that were stopped.</summary>
    public long? Aborted { get; set; }

    /// <summary>How many child executions in all.</summary>
    public long? Total { get; set; }

    /// <summary>How many child executions whose results were exported.</summary>
    public long? ResultsWritten { get; set; }

    /// <summary>How many child executions that failed and cannot be redriven.</summary>
    public long? FailuresNotRedrivable { get; set; }

    /// <summary>How many child executions that failed and are to be redriven.</summary>
    public long? PendingRedrive { get; set; }
}
