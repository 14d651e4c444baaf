using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>The loop: what is ready is done in order, then what is due.</content>
public sealed partial class Execution
{
    /// <summary>The longest that Step Functions lets a Standard execution run.</summary>
    private static readonly TimeSpan MaxExecutionTime = TimeSpan.FromDays(365);

    private readonly Queue<Turn> _ready = new();
    private readonly PriorityQueue<Turn, (DateTimeOffset Due, long Order)> _wakeUps = new();
    private long _order;

    internal void Plan(Strand strand, TurnAction action) => _ready.Enqueue(new Turn(strand, strand.Version, action));

    internal void PlanAt(DateTimeOffset time, Strand strand, TurnAction action) =>
        _wakeUps.Enqueue(new Turn(strand, strand.Version, action), (time, NextOrder()));

    /// <summary>Records the exit from a state and goes on to the next, or ends the strand.</summary>
    internal void Leave(Strand strand, Value output, Target? next)
    {
        RefuseTooLarge(output, strand.State.Name);
        Record(strand, new HistoryEvent(HistoryEventTypes.Exited(strand.State.Kind)) { Name = strand.State.Name, OutputValue = output });
        if (next is not null)
        {
            strand.MoveTo(next.State, output);
            Plan(strand, TurnAction.EnterState);
            return;
        }

        strand.MoveTo(strand.State, output);
        if (strand.Gathering is { } gathering)
        {
            Gather(gathering, strand, output);
        }
        else
        {
            Record(strand, new HistoryEvent(HistoryEventType.ExecutionSucceeded) { OutputValue = output });
            End(ExecutionStatus.Succeeded, output.ToString(), null, null);
        }
    }

    private void TakeTurns()
    {
        do
        {
            while (_ready.TryDequeue(out var turn))
            {
                Take(turn);
            }
        }
        while (TryTakeWakeUp());
    }

    private bool TryTakeWakeUp()
    {
        if (!_wakeUps.TryPeek(out _, out var priority) || priority.Due > Now)
        {
            return false;
        }

        Take(_wakeUps.Dequeue());
        return true;
    }

    private void Take(Turn turn)
    {
        if (turn.IsStale || Status != ExecutionStatus.Running)
        {
            return;
        }

        if (turn.Strand is not { } strand)
        {
            TimeOut();
            return;
        }

        try
        {
            Take(strand, turn.Action);
        }
        catch (Exception fault) when (Failure.IsFault(fault))
        {
            strand.Fail(fault);
        }
    }

    private void Take(Strand strand, TurnAction action)
    {
        switch (action)
        {
            case TurnAction.EnterState:
                Enter(strand);
                break;
            case TurnAction.BeginWork:
                strand.PrepareAttempt();
                strand.State.Begin(strand);
                break;
            case TurnAction.WakeUp:
                strand.State.Resume(strand);
                break;
            case TurnAction.StartTask:
                StartTask(strand.Call!);
                break;
            case TurnAction.TakeAnswer:
                TakeAnswer(strand.Call!);
                break;
            case TurnAction.TimeOutTask:
                TimeOutTask(strand.Call!, isHeartbeat: false);
                break;
            default:
                CheckHeartbeat(strand.Call!);
                break;
        }
    }

    private void Enter(Strand strand)
    {
        StateTransitions++;
        Record(strand, new HistoryEvent(HistoryEventTypes.Entered(strand.State.Kind)) { Name = strand.State.Name, InputValue = strand.RawInput });
        strand.NoteEntry(strand.LastEventId, Now);
        if (strand.State.BeginsOnEntry)
        {
            Take(strand, TurnAction.BeginWork);
        }
        else
        {
            Plan(strand, TurnAction.BeginWork);
        }
    }

    private void TimeOut()
    {
        Record(_root.LastEventId, new HistoryEvent(HistoryEventType.ExecutionTimedOut));
        End(ExecutionStatus.TimedOut, null, null, null);
    }

    private void EndFailed(long lastEventId, Failure failure)
    {
        Record(lastEventId, new HistoryEvent(HistoryEventType.ExecutionFailed) { Error = failure.Error, Cause = failure.Cause });
        End(ExecutionStatus.Failed, null, failure.Error, failure.Cause);
    }

    private void End(ExecutionStatus status, string? output, string? error, string? cause)
    {
        Status = status;
        Output = output;
        Error = error;
        Cause = cause;
        StopTime = Now;
        _ready.Clear();
        _wakeUps.Clear();
        CancelAllTasks();
    }

    internal void RefuseTooLarge(Value value, string name)
    {
        if (value.Depth > Value.MaxDepth)
        {
            throw new ValueTooDeepException();
        }

        if (value.Utf8Length > _options.MaxPayloadBytes)
        {
            throw new StateFaultException(ErrorNames.DataLimitExceeded, TooLarge(name));
        }
    }

    private static string TooLarge(string name) =>
        $"The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit.";

    private DateTimeOffset? FindNextWakeUp()
    {
        if (_ready.Count > 0)
        {
            return Now;
        }

        while (_wakeUps.TryPeek(out var turn, out var priority))
        {
            if (!turn.IsStale)
            {
                return priority.Due;
            }

            _wakeUps.Dequeue();
        }

        return null;
    }

    private long NextOrder() => _order++;

    /// <summary>Records an event of a strand; the strand's next event follows from it.</summary>
    private void Record(Strand strand, HistoryEvent recorded) => strand.LastEventId = Record(strand.LastEventId, recorded);

    private long Record(long previousEventId, HistoryEvent recorded)
    {
        var id = _history.NextId;
        _history.Add(recorded.At(id, previousEventId, Now));
        return id;
    }
}
