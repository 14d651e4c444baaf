namespace Amazon.StepFunctions.Internal;

/// <summary>What the counts of items and of executions have alike.</summary>
internal interface IMapRunCounts
{
    long? Pending { get; set; }

    long? Running { get; set; }

    long? Succeeded { get; set; }

    long? Failed { get; set; }

    long? TimedOut { get; set; }

    long? Aborted { get; set; }

    long? Total { get; set; }

    long? ResultsWritten { get; set; }

    long? FailuresNotRedrivable { get; set; }

    long? PendingRedrive { get; set; }
}
