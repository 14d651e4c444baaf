using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Tasks: scheduling, answers, timeouts.</content>
public sealed partial class Execution
{
    private readonly Dictionary<long, TaskCall> _calls = [];
    private List<TaskRequest> _started = [];
    private List<long> _cancelled = [];
    private long _taskCount;

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

    internal void Schedule(Strand strand, in TaskOrder order)
    {
        var call = new TaskCall(strand, order, strand.TaskToken);
        RefuseTooLarge(call.Parameters, call.ServiceName);
        strand.Call = call;
        var role = call.Credentials is ObjectValue credentials && credentials.TryGet("RoleArn", out var arn) ? (arn as StringValue)?.Text : null;
        call.Details = new TaskEventDetails(call.Resource.Action ?? call.Resource.Text)
        {
            ResourceType = call.Resource.Service,
            Region = call.Resource.Service is null ? null : _identity.Region,
            ParametersValue = call.Resource.Service is null ? null : call.Parameters,
            TimeoutInSeconds = call.TimeoutSeconds,
            HeartbeatInSeconds = call.HeartbeatSeconds,
            RoleArn = role,
        };
        Record(strand, new HistoryEvent(HistoryEventTypes.For(call.Resource, HistoryEventType.TaskScheduled))
        {
            Task = call.Details,
            InputValue = call.Resource.Service is null ? call.Parameters : null,
        });
        Plan(strand, TurnAction.StartTask);
    }

    private void StartTask(TaskCall call)
    {
        Record(call.Strand, new HistoryEvent(HistoryEventTypes.For(call.Resource, HistoryEventType.TaskStarted)) { Task = call.Details });
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
        if (call.Submission is { } submission)
        {
            call.Submission = null;
            Submit(call, submission.IsTooDeep ? throw new ValueTooDeepException() : submission.Result);
        }

        var isCallback = call.Answer is null;
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
                FailTask(call, HistoryEventType.TaskFailed, new Failure(answer.Error, answer.Cause, IsCallback: isCallback));
                break;
            case { Result: var result } when result.Utf8Length > _options.MaxPayloadBytes:
                FailTask(call, HistoryEventType.TaskFailed, new Failure(ErrorNames.DataLimitExceeded, TooLarge(call.ServiceName)));
                break;
            case { Result: var result }:
                if (call.Resource.Pattern == IntegrationPattern.RunJob && !call.IsSubmitted)
                {
                    Submit(call, null);
                }

                Record(call.Strand, new HistoryEvent(HistoryEventTypes.For(call.Resource, HistoryEventType.TaskSucceeded))
                {
                    Task = call.Details,
                    OutputValue = result,
                });
                Conclude(call);
                call.Strand.Finish(result);
                break;
        }
    }

    private void Submit(TaskCall call, Value? response)
    {
        Record(call.Strand, new HistoryEvent(HistoryEventType.TaskSubmitted) { Task = call.Details, OutputValue = response });
        call.IsSubmitted = true;
        if (call.Token is not null)
        {
            // The callback ends the task; reports by its id no longer count.
            _calls.Remove(call.Id);
        }
    }

    private void TimeOutTask(TaskCall call, bool isHeartbeat) =>
        FailTask(call, HistoryEventType.TaskTimedOut, new Failure(ErrorNames.Timeout, null, IsHeartbeat: isHeartbeat));

    private void FailTask(TaskCall call, HistoryEventType type, Failure failure)
    {
        Record(call.Strand, new HistoryEvent(HistoryEventTypes.For(call.Resource, type))
        {
            Task = call.Details,
            Error = failure.Error,
            Cause = failure.Cause,
        });
        call.Strand.Fail(failure);
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
}
