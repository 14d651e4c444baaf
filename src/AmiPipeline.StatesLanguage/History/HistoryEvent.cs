namespace AmiPipeline.StatesLanguage.History;

/// <summary>One event of an execution's history, as GetExecutionHistory describes it. What a type of event does not have is null.</summary>
public sealed class HistoryEvent
{
    private readonly string? _input;
    private readonly string? _output;

    /// <summary>An event that has yet to get its place in a history.</summary>
    internal HistoryEvent(HistoryEventType type) => Type = type;

    private HistoryEvent(HistoryEventType type, string? input, string? output)
        : this(type) => (_input, _output) = (input, output);

    /// <summary>The number of the event in its history, 1-based.</summary>
    public long Id { get; private set; }

    /// <summary>The event that led to this one; 0 for the first event and for the entry of the first state.</summary>
    public long PreviousEventId { get; private set; }

    /// <summary>When it happened, by the execution's clock.</summary>
    public DateTimeOffset Timestamp { get; private set; }

    /// <summary>What happened.</summary>
    public HistoryEventType Type { get; }

    /// <summary>The state, for its entry, exit and abort; the Map state, for events of an iteration.</summary>
    public string? Name { get; internal init; }

    /// <summary>The input as compact JSON: of the execution, of a state entered, or of a function scheduled directly.</summary>
    public string? Input => _input ?? InputValue?.ToString();

    /// <summary>The output as compact JSON: of the execution, of a state exited, or of a task.</summary>
    public string? Output => _output ?? OutputValue?.ToString();

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

    /// <summary>The ARN of the Map Run, for its start.</summary>
    public string? MapRunArn { get; internal init; }

    /// <summary>An event that Step Functions has recorded, of which no more is wanted than this.</summary>
    /// <param name="id">Its number in its history, 1-based.</param>
    /// <param name="previousEventId">The event that led to it; 0 for none.</param>
    /// <param name="timestamp">When it happened.</param>
    /// <param name="type">What happened.</param>
    /// <param name="name">The state, for its entry, exit and abort.</param>
    /// <param name="output">The output, a JSON text.</param>
    /// <param name="error">The error name of a failure.</param>
    /// <param name="cause">The cause of a failure.</param>
    /// <param name="index">The item of an iteration, 0-based.</param>
    /// <param name="input">The input of the execution, a JSON text.</param>
    public static HistoryEvent Recorded(
        long id, long previousEventId, DateTimeOffset timestamp, HistoryEventType type,
        string? name = null, string? output = null, string? error = null, string? cause = null, int? index = null, string? input = null) =>
        new HistoryEvent(type, input, output) { Name = name, Error = error, Cause = cause, Index = index }.At(id, previousEventId, timestamp);

    internal Value? InputValue { get; init; }

    internal Value? OutputValue { get; init; }

    /// <summary>Gives the event its place in a history.</summary>
    internal HistoryEvent At(long id, long previousEventId, DateTimeOffset timestamp)
    {
        Id = id;
        PreviousEventId = previousEventId;
        Timestamp = timestamp;
        return this;
    }
}
