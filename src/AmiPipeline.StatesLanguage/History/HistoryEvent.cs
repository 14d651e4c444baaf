using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.History;

/// <summary>One event of an execution's history, as GetExecutionHistory describes it. What a type of event does not have is null.</summary>
public sealed class HistoryEvent
{
    internal HistoryEvent(long id, long previousEventId, DateTimeOffset timestamp, HistoryEventType type)
    {
        Id = id;
        PreviousEventId = previousEventId;
        Timestamp = timestamp;
        Type = type;
    }

    /// <summary>The number of the event in its history, 1-based.</summary>
    public long Id { get; }

    /// <summary>The event that led to this one; 0 for the first event and for the entry of the first state.</summary>
    public long PreviousEventId { get; }

    /// <summary>When it happened, by the execution's clock.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>What happened.</summary>
    public HistoryEventType Type { get; }

    /// <summary>The state, for its entry, exit and abort; the Map state, for events of an iteration.</summary>
    public string? Name { get; internal init; }

    /// <summary>The input as compact JSON: of the execution, of a state entered, or of a function scheduled directly.</summary>
    public string? Input => InputValue?.ToString();

    /// <summary>The output as compact JSON: of the execution, of a state exited, or of a task.</summary>
    public string? Output => OutputValue?.ToString();

    /// <summary>The error name of a failure.</summary>
    public string? Error { get; internal init; }

    /// <summary>The cause of a failure.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The item of an iteration, 0-based.</summary>
    public int? Index { get; internal init; }

    /// <summary>How many items a Map state runs over.</summary>
    public int? Length { get; internal init; }

    /// <summary>What is known of a task's call, for the events of a task.</summary>
    public TaskEventDetails? Task { get; internal init; }

    /// <summary>The role of the execution, for its start.</summary>
    public string? RoleArn { get; internal init; }

    internal Value? InputValue { get; init; }

    internal Value? OutputValue { get; init; }
}
