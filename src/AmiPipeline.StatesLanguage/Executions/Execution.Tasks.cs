using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Tasks: scheduling, answers, timeouts.</content>
public sealed partial class Execution
{
    private readonly HashSet<TaskCall> _calls = [];

    /// <summary>The tasks that were started and whose answer no longer matters, since this was last asked.</summary>
    public IReadOnlyList<long> TakeCancelledTasks()
    {
        lock (_agenda.Gate)
        {
            return _agenda.TakeCancelled();
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
            Region = call.Resource.Service is null ? null : Identity.Region,
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
        Open(call);
        if (call.TimeoutSeconds is { } timeout)
        {
            PlanAt(Now.AddSeconds(timeout), call.Strand, TurnAction.TimeOutTask);
        }

        if (call.HeartbeatSeconds is { } heartbeat)
        {
            call.HeartbeatDue = Now.AddSeconds(heartbeat);
            PlanAt(call.HeartbeatDue, call.Strand, TurnAction.CheckHeartbeat);
        }
    }

    /// <summary>Has a service called for a Map Run. The history says nothing of it.</summary>
    internal void Call(Strand strand, in TaskOrder order, Action<TaskResult> then)
    {
        strand.Call = new TaskCall(strand, order, null) { Then = then };
        Open(strand.Call);
    }

    private void Open(TaskCall call)
    {
        _calls.Add(call);
        _agenda.Add(call);
    }

    private void TakeAnswer(TaskCall call)
    {
        if (call.Then is { } then)
        {
            Conclude(call);
            then(call.Answer!);
            return;
        }

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
            _agenda.Close(call);
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
            _agenda.Close(call);
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

        if (call.Answer is null)
        {
            _agenda.Cancel(call);
        }

        Conclude(call);
    }

    private void Conclude(TaskCall call)
    {
        call.IsOver = true;
        call.Strand.Version++;
        _calls.Remove(call);
        _agenda.Close(call);
    }

    private void CancelAllTasks()
    {
        foreach (var call in _calls.OrderBy(call => call.Id))
        {
            call.IsOver = true;
            _agenda.Cancel(call);
        }

        _calls.Clear();
    }
}
