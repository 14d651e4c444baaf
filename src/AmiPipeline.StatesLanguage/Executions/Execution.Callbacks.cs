namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Callbacks of tasks that wait for their token.</content>
public sealed partial class Execution
{
    /// <summary>Calls back for a task that waits for its token. It may come before the function has answered.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's result as JSON.</param>
    /// <exception cref="ArgumentException">The output is not JSON.</exception>
    public CallbackResult SendTaskSuccess(string taskToken, string output) =>
        CallBack(taskToken, TaskResult.From(ReadJson(output, nameof(output))));

    /// <summary>Calls back with an error for a task that waits for its token.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The error name, if any.</param>
    /// <param name="cause">The cause, if any.</param>
    public CallbackResult SendTaskFailure(string taskToken, string? error, string? cause) =>
        CallBack(taskToken, new TaskResult(null, error, cause));

    /// <summary>Reports that a task is alive. Restarts its heartbeat's time, not its timeout.</summary>
    /// <param name="taskToken">The token.</param>
    public CallbackResult SendTaskHeartbeat(string taskToken)
    {
        lock (_agenda.Gate)
        {
            if (_agenda.Find(taskToken) is not { } call)
            {
                return CallbackResult.InvalidToken;
            }

            if (call.IsOver || call.Callback is not null)
            {
                return CallbackResult.TaskTimedOut;
            }

            call.HeartbeatDue = _agenda.ReadClock().AddSeconds(call.HeartbeatSeconds ?? 0);
            return CallbackResult.Accepted;
        }
    }

    internal string NewToken() => Convert.ToBase64String([.. Random.NextGuid().ToByteArray(), .. Random.NextGuid().ToByteArray()]);

    private CallbackResult CallBack(string token, TaskResult answer)
    {
        lock (_agenda.Gate)
        {
            if (_agenda.Find(token) is not { } call)
            {
                return CallbackResult.InvalidToken;
            }

            if (call.IsOver || call.Callback is not null)
            {
                return CallbackResult.TaskTimedOut;
            }

            call.Callback = answer;
            call.Strand.Execution.Plan(call.Strand, TurnAction.TakeAnswer);
        }

        _agenda.AnnounceWork();
        return CallbackResult.Accepted;
    }
}

/// <summary>What became of a callback, by the errors that SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat have.</summary>
public enum CallbackResult
{
    /// <summary>The task was waiting for it.</summary>
    Accepted,

    /// <summary>The task has ended: by an earlier callback, a timeout, an error, or the end of the execution.</summary>
    TaskTimedOut,

    /// <summary>No task of this execution, or of a child execution of it, ever had this token.</summary>
    InvalidToken,
}
