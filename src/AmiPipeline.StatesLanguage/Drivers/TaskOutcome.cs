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
        CalledBack,
        CallbackFailed,
        NeverAnswers,
    }

    private readonly OutcomeKind _kind;
    private readonly ReadOnlyMemory<byte> _utf8Json;
    private readonly string? _json;
    private readonly string? _error;
    private readonly string? _cause;
    private readonly string? _token;

    private TaskOutcome(OutcomeKind kind, ReadOnlyMemory<byte> utf8Json = default, string? json = null, string? error = null, string? cause = null, string? token = null)
    {
        _kind = kind;
        _utf8Json = utf8Json;
        _json = json;
        _error = error;
        _cause = cause;
        _token = token;
    }

    /// <summary>The task never answers; only a timeout or an abort ends it.</summary>
    public static TaskOutcome Hang { get; } = new(OutcomeKind.NeverAnswers);

    /// <summary>How long the task took, if time is virtual; on a real clock it has taken its time already. Default none.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// For <c>.sync</c> and <c>.waitForTaskToken</c>: what the service responded, as JSON, when it took the job or the token. Null, the
    /// default, if it did not, or for any other task.
    /// </summary>
    public string? Submission { get; init; }

    /// <summary>Whether there is nothing to report, ever.</summary>
    internal bool IsSilent => _kind == OutcomeKind.NeverAnswers && Submission is null;

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

    /// <summary>The service took the token, and a callback brought the task's result.</summary>
    /// <param name="taskToken">The token, <see cref="TaskRequest.TaskToken"/>.</param>
    /// <param name="json">The result as JSON.</param>
    public static TaskOutcome CalledBack(string taskToken, string json) =>
        new(OutcomeKind.CalledBack, json: json, token: taskToken) { Submission = "{}" };

    /// <summary>The service took the token, and a callback brought an error.</summary>
    /// <param name="taskToken">The token, <see cref="TaskRequest.TaskToken"/>.</param>
    /// <param name="error">The error name, if any.</param>
    /// <param name="cause">The cause, if any.</param>
    public static TaskOutcome CallbackFailed(string taskToken, string? error, string? cause) =>
        new(OutcomeKind.CallbackFailed, error: error, cause: cause, token: taskToken) { Submission = "{}" };

    internal void ReportTo(Execution execution, long taskId)
    {
        if (Submission is not null)
        {
            execution.TaskSubmitted(taskId, Submission);
        }

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
            case OutcomeKind.CalledBack:
                execution.SendTaskSuccess(_token!, _json!);
                break;
            case OutcomeKind.CallbackFailed:
                execution.SendTaskFailure(_token!, _error, _cause);
                break;
            default:
                break;
        }
    }
}
