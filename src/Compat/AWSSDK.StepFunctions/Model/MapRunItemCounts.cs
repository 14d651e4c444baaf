using Amazon.StepFunctions.Internal;

namespace Amazon.StepFunctions.Model;

/// <summary>The items of a Map Run by what became of them.</summary>
public class MapRunItemCounts : IMapRunCounts
{
    /// <summary>How many items not started.</summary>
    public long? Pending { get; set; }

    /// <summary>How many items that run.</summary>
    public long? Running { get; set; }

    /// <summary>How many items that succeeded.</summary>
    public long? Succeeded { get; set; }

    /// <summary>How many items that failed.</summary>
    public long? Failed { get; set; }

    /// <summary>How many items that timed out.</summary>
    public long? TimedOut { get; set; }

    /// <summary>How many items that were stopped.</summary>
    public long? Aborted { get; set; }

    /// <summary>How many items in all.</summary>
    public long? Total { get; set; }

    /// <summary>How many items whose results were exported.</summary>
    public long? ResultsWritten { get; set; }

    /// <summary>How many items that failed and cannot be redriven.</summary>
    public long? FailuresNotRedrivable { get; set; }

    /// <summary>How many items that failed and are to be redriven.</summary>
    public long? PendingRedrive { get; set; }
}
