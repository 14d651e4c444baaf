namespace Amazon.StepFunctions.Model;

/// <summary>One event of an execution's history. Of the details, at most one is there: that of the event's type.</summary>
public class HistoryEvent
{
    /// <summary>The event's number, from 1 on.</summary>
    public long? Id { get; set; }

    /// <summary>The number of the event that led to it; 0 for the first.</summary>
    public long? PreviousEventId { get; set; }

    /// <summary>When it happened.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>What happened.</summary>
    public HistoryEventType Type { get; set; } = null!;

    /// <summary>The details of <c>ExecutionStarted</c>.</summary>
    public ExecutionStartedEventDetails? ExecutionStartedEventDetails { get; set; }

    /// <summary>The details of <c>ExecutionSucceeded</c>.</summary>
    public ExecutionSucceededEventDetails? ExecutionSucceededEventDetails { get; set; }

    /// <summary>The details of <c>ExecutionFailed</c>.</summary>
    public ExecutionFailedEventDetails? ExecutionFailedEventDetails { get; set; }

    /// <summary>The details of <c>ExecutionAborted</c>.</summary>
    public ExecutionAbortedEventDetails? ExecutionAbortedEventDetails { get; set; }

    /// <summary>The details of <c>ExecutionTimedOut</c>.</summary>
    public ExecutionTimedOutEventDetails? ExecutionTimedOutEventDetails { get; set; }

    /// <summary>The details of every type that ends with <c>StateEntered</c>.</summary>
    public StateEnteredEventDetails? StateEnteredEventDetails { get; set; }

    /// <summary>The details of every type that ends with <c>StateExited</c>.</summary>
    public StateExitedEventDetails? StateExitedEventDetails { get; set; }

    /// <summary>The details of <c>MapIterationStarted</c>.</summary>
    public MapIterationEventDetails? MapIterationStartedEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionScheduled</c>.</summary>
    public LambdaFunctionScheduledEventDetails? LambdaFunctionScheduledEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionSucceeded</c>.</summary>
    public LambdaFunctionSucceededEventDetails? LambdaFunctionSucceededEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionFailed</c>.</summary>
    public LambdaFunctionFailedEventDetails? LambdaFunctionFailedEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionTimedOut</c>.</summary>
    public LambdaFunctionTimedOutEventDetails? LambdaFunctionTimedOutEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionScheduleFailed</c>.</summary>
    public LambdaFunctionScheduleFailedEventDetails? LambdaFunctionScheduleFailedEventDetails { get; set; }

    /// <summary>The details of <c>LambdaFunctionStartFailed</c>.</summary>
    public LambdaFunctionStartFailedEventDetails? LambdaFunctionStartFailedEventDetails { get; set; }
}
