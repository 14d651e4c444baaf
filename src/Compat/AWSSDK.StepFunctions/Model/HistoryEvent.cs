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

/// <summary>The start of an execution.</summary>
public class ExecutionStartedEventDetails
{
    /// <summary>The execution's input, a JSON text.</summary>
    public string? Input { get; set; }

    /// <summary>Whether the input is whole.</summary>
    public HistoryEventExecutionDataDetails? InputDetails { get; set; }

    /// <summary>The role that the execution acts with.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The alias that it was started with; null if none was named.</summary>
    public string? StateMachineAliasArn { get; set; }

    /// <summary>The version that it was started with; null if none was named.</summary>
    public string? StateMachineVersionArn { get; set; }
}

/// <summary>The success of an execution.</summary>
public class ExecutionSucceededEventDetails
{
    /// <summary>The execution's output, a JSON text.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is whole.</summary>
    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The failure of an execution.</summary>
public class ExecutionFailedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}

/// <summary>The timeout of an execution.</summary>
public class ExecutionTimedOutEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}

/// <summary>The abort of an execution, as its StopExecution said.</summary>
public class ExecutionAbortedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}

/// <summary>An iteration of a Map state.</summary>
public class MapIterationEventDetails
{
    /// <summary>The index of the item, from 0 on.</summary>
    public int? Index { get; set; }

    /// <summary>The Map state's name.</summary>
    public string? Name { get; set; }
}

/// <summary>The exit of a state.</summary>
public class StateExitedEventDetails
{
    /// <summary>The state's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its output, a JSON text.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is whole.</summary>
    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}
