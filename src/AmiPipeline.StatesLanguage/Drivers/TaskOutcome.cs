using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>What came of a task.</summary>
public sealed record TaskOutcome
{
    private enum OutcomeKind
    {
        Answered,
        Returned,
        Failed,
        NeverAnswers,
    }

    private readonly OutcomeKind _kind;
    private readonly ReadOnlyMemory<byte> _utf8Json;
    private readonly string? _json;
    private readonly string? _error;
    private readonly string? _cause;

    private TaskOutcome(OutcomeKind kind, ReadOnlyMemory<byte> utf8Json = default, string? json = null, string? error = null, string? cause = null)
    {
        _kind = kind;
        _utf8Json = utf8Json;
        _json = json;
        _error = error;
        _cause = cause;
    }

    /// <summary>The task never answers; only a timeout or an abort ends it.</summary>
    public static TaskOutcome Hang { get; } = new(OutcomeKind.NeverAnswers);

    /// <summary>How long the task took, where time is virtual; on a real clock it has taken its time already. Default none.</summary>
    public TimeSpan Duration { get; init; }

    internal bool IsHang => _kind == OutcomeKind.NeverAnswers;

    /// <summary>The function answered.</summary>
    /// <param name="utf8Json">Its answer as JSON in UTF-8; empty counts as null.</param>
    public static TaskOutcome Succeeded(ReadOnlyMemory<byte> utf8Json) => new(OutcomeKind.Answered, utf8Json: utf8Json);

    /// <summary>The function answered.</summary>
    /// <param name="json">Its answer as JSON.</param>
    public static TaskOutcome Succeeded(string json) => Succeeded(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>The resource returned this whole result, with whatever the service puts around a function's answer.</summary>
    /// <param name="json">The result as JSON.</param>
    public static TaskOutcome Returned(string json) => new(OutcomeKind.Returned, json: json);

    /// <summary>The task failed.</summary>
    /// <param name="error">The error name that Retry and Catch match: for a function, the type of its exception.</param>
    /// <param name="cause">The cause: for a function, its error payload as JSON text; null for none.</param>
    public static TaskOutcome Failed(string error, string? cause) => new(OutcomeKind.Failed, error: error, cause: cause);

    internal void ReportTo(Execution execution, long taskId)
    {
        switch (_kind)
        {
            case OutcomeKind.Answered:
                execution.TaskSucceeded(taskId, _utf8Json.Span);
                break;
            case OutcomeKind.Returned:
                execution.TaskReturned(taskId, _json!);
                break;
            case OutcomeKind.Failed:
                execution.TaskFailed(taskId, _error!, _cause);
                break;
            default:
                break;
        }
    }
}
