using System.Text.Json;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Tasks: scheduling, answers, timeouts.</content>
public sealed partial class Execution
{
    private readonly Dictionary<long, TaskCall> _calls = [];
    private List<TaskRequest> _started = [];
    private List<long> _cancelled = [];
    private long _taskCount;

    /// <summary>Reports what a function answered.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="utf8Json">The function's answer; empty counts as null. For <c>lambda:invoke</c> the engine wraps it.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    /// <exception cref="ArgumentException">The answer is not JSON.</exception>
    public bool TaskSucceeded(long taskId, ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var answer = utf8Json.IsEmpty ? NullValue.Instance : ValueReader.Read(utf8Json);
            return Report(taskId, call => TaskAnswer.Of(
                call.Resource.IsInvoke ? LambdaInvokeResult.Wrap(answer, call.Parameters, Random.NextGuid().ToString()) : answer));
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"The function's answer is not valid JSON: {invalid.Message}", nameof(utf8Json), invalid);
        }
        catch (ValueTooDeepException)
        {
            return Report(taskId, _ => TaskAnswer.TooDeep);
        }
    }

    /// <inheritdoc cref="TaskSucceeded(long, ReadOnlySpan{byte})"/>
    /// <param name="taskId">The task.</param>
    /// <param name="json">The function's answer.</param>
    public bool TaskSucceeded(long taskId, string json) => TaskSucceeded(taskId, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reports the whole result of a task's resource, with whatever the service puts around a function's answer.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="json">The result.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    /// <exception cref="ArgumentException">The result is not JSON.</exception>
    public bool TaskReturned(long taskId, string json)
    {
        try
        {
            var result = TaskAnswer.Of(ValueReader.Read(json));
            return Report(taskId, _ => result);
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"This is not valid JSON: {invalid.Message}", nameof(json), invalid);
        }
        catch (ValueTooDeepException)
        {
            return Report(taskId, _ => TaskAnswer.TooDeep);
        }
    }

    /// <summary>Reports that a task failed.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="error">The error name that Retry and Catch match: for a function, the type of its exception.</param>
    /// <param name="cause">The cause: for a function, its error payload as JSON text.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    public bool TaskFailed(long taskId, string error, string? cause) => Report(taskId, _ => new TaskAnswer(null, error, cause));

    /// <summary>The tasks that were started and whose answer no longer matters, since this was last asked.</summary>
    public IReadOnlyList<long> TakeCancelledTasks()
    {
        lock (_gate)
        {
            var cancelled = _cancelled;
            if (cancelled.Count > 0)
            {
                _cancelled = [];
            }

            return cancelled;
        }
    }

    internal void Schedule(Strand strand, TaskCall call)
    {
        RefuseTooLarge(call.Parameters, call.ServiceName);
        strand.Call = call;
        var role = call.Credentials is ObjectValue credentials && credentials.TryGet("RoleArn", out var arn) ? (arn as StringValue)?.Text : null;
        call.Details = call.Resource.IsInvoke
            ? new TaskEventDetails(call.Resource.Action, "lambda", _identity.Region, call.Parameters)
            {
                TimeoutInSeconds = call.TimeoutSeconds,
                HeartbeatInSeconds = call.HeartbeatSeconds,
                RoleArn = role,
            }
            : new TaskEventDetails(call.Resource.Text, null, null, null)
            {
                TimeoutInSeconds = call.TimeoutSeconds,
                HeartbeatInSeconds = call.HeartbeatSeconds,
                RoleArn = role,
            };
        RecordTask(
            call, HistoryEventType.LambdaFunctionScheduled, HistoryEventType.TaskScheduled, input: call.Resource.IsInvoke ? null : call.Parameters);
        Plan(strand, TurnAction.StartTask);
    }

    private void StartTask(TaskCall call)
    {
        RecordTask(call, HistoryEventType.LambdaFunctionStarted, HistoryEventType.TaskStarted);
        call.Id = ++_taskCount;
        _calls.Add(call.Id, call);
        if (call.Token is { } token)
        {
            _callsByToken.Add(token, call);
        }

        if (call.TimeoutSeconds is { } timeout)
        {
            PlanAt(Now.AddSeconds(timeout), call.Strand, TurnAction.TimeOutTask);
        }

        if (call.HeartbeatSeconds is { } heartbeat)
        {
            call.HeartbeatDue = Now.AddSeconds(heartbeat);
            PlanAt(call.HeartbeatDue, call.Strand, TurnAction.CheckHeartbeat);
        }

        _started.Add(new TaskRequest(call, Arn));
    }

    private void TakeAnswer(TaskCall call)
    {
        var answer = call.Answer ?? (call.IsSubmitted ? call.Callback : null);
        if (call.Answer is not null)
        {
            call.Answer = null;
            _calls.Remove(call.Id);
        }

        switch (answer)
        {
            case null:
                break;
            case { IsTooDeep: true }:
                throw new ValueTooDeepException();
            case { Result: null }:
                RecordTask(call, HistoryEventType.LambdaFunctionFailed, HistoryEventType.TaskFailed, error: answer.Error, cause: answer.Cause);
                call.Strand.Fail(new Failure(answer.Error, answer.Cause));
                break;
            case { Result: var response } when call.Token is not null && !call.IsSubmitted:
                RecordTask(call, HistoryEventType.TaskSubmitted, HistoryEventType.TaskSubmitted, output: response);
                call.IsSubmitted = true;
                TakeAnswer(call);
                break;
            case { Result: var result } when result.Utf8Length > _options.MaxPayloadBytes:
                var cause = TooLarge(call.ServiceName);
                RecordTask(
                    call, HistoryEventType.LambdaFunctionFailed, HistoryEventType.TaskFailed, error: ErrorNames.DataLimitExceeded, cause: cause);
                call.Strand.Fail(new Failure(ErrorNames.DataLimitExceeded, cause));
                break;
            case { Result: var result }:
                RecordTask(call, HistoryEventType.LambdaFunctionSucceeded, HistoryEventType.TaskSucceeded, output: result);
                Conclude(call);
                call.Strand.Finish(result);
                break;
        }
    }

    private void TimeOutTask(TaskCall call, bool isHeartbeat)
    {
        RecordTask(call, HistoryEventType.LambdaFunctionTimedOut, HistoryEventType.TaskTimedOut, error: ErrorNames.Timeout);
        call.Strand.Fail(new Failure(ErrorNames.Timeout, null, IsHeartbeat: isHeartbeat));
    }

    private void CheckHeartbeat(TaskCall call)
    {
        if (call.HeartbeatDue <= Now)
        {
            TimeOutTask(call, isHeartbeat: true);
        }
        else
        {
            PlanAt(call.HeartbeatDue, call.Strand, TurnAction.CheckHeartbeat);
        }
    }

    private bool Report(long taskId, Func<TaskCall, TaskAnswer> answer)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(taskId, out var call) || call.Answer is not null)
            {
                return false;
            }

            call.Answer = answer(call);
            Plan(call.Strand, TurnAction.TakeAnswer);
        }

        WorkArrived?.Invoke();
        return true;
    }

    /// <summary>Ends the attempt of a strand, answered or not.</summary>
    private void ForgetCall(Strand strand)
    {
        if (strand.Call is not { IsOver: false } call)
        {
            return;
        }

        if (_calls.ContainsKey(call.Id) && call.Answer is null)
        {
            _cancelled.Add(call.Id);
        }

        Conclude(call);
    }

    private void Conclude(TaskCall call)
    {
        call.IsOver = true;
        call.Strand.Version++;
        _calls.Remove(call.Id);
    }

    private void CancelAllTasks()
    {
        _cancelled.AddRange(_calls.Keys.Order());
        _calls.Clear();
        foreach (var call in _callsByToken.Values)
        {
            call.IsOver = true;
        }
    }

    private List<TaskRequest> TakeStartedTasks()
    {
        if (_started.Count == 0)
        {
            return [];
        }

        var started = _started;
        _started = [];
        return started;
    }

    private void RecordTask(
        TaskCall call, HistoryEventType direct, HistoryEventType integrated, Value? input = null, Value? output = null, string? error = null,
        string? cause = null) =>
        Record(
            call.Strand, call.Resource.IsInvoke ? integrated : direct, input: input, output: output, error: error, cause: cause,
            task: call.Details);
}
