using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>The loop: what is ready is done in order, then what is due.</content>
public sealed partial class Execution
{
    /// <summary>The longest that Step Functions lets a Standard execution run.</summary>
    private static readonly TimeSpan MaxExecutionTime = TimeSpan.FromDays(365);

    /// <summary>The longest that Step Functions lets an Express execution run.</summary>
    private static readonly TimeSpan MaxExpressTime = TimeSpan.FromMinutes(5);

    internal void Plan(Strand strand, TurnAction action) => _agenda.Plan(new Turn(this, strand, strand.Version, action));

    internal void PlanAt(DateTimeOffset time, Strand strand, TurnAction action) =>
        _agenda.PlanAt(time, new Turn(this, strand, strand.Version, action));

    /// <summary>Records the exit from a state and continues to the next, or ends the strand.</summary>
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
            End(ExecutionStatus.Succeeded, output, null, null);
        }
    }

    /// <summary>Takes the turns that are due, each in its execution: this one, or a child of it.</summary>
    private void TakeTurns()
    {
        while (_agenda.TryTakeTurn(out var turn))
        {
            if (!turn.IsStale)
            {
                turn.Execution.Take(turn);
            }
        }
    }

    private void Take(Turn turn)
    {
        try
        {
            if (turn.Strand is null)
            {
                TimeOut();
            }
            else
            {
                TakeOrFail(turn.Strand, turn.Action);
            }
        }
        catch (HistoryFullException)
        {
            EndFailed(_root.LastEventId, new Failure(
                ErrorNames.Runtime, $"The execution reached the maximum number of history events ({_options.MaxHistoryEvents})."));
        }
    }

    private void TakeOrFail(Strand strand, TurnAction action)
    {
        try
        {
            Take(strand, action);
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
            case TurnAction.ContinueMapRun:
                strand.MapRun!.Continue();
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

    private void End(ExecutionStatus status, Value? output, string? error, string? cause)
    {
        Status = status;
        OutputValue = output;
        Error = error;
        Cause = cause;
        StopTime = Now;
        AbortMapRuns();
        CancelAllTasks();
        if (MapRun is null)
        {
            _agenda.Clear();
        }
        else
        {
            MapRun.NoteEnd(this);
        }
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

    /// <summary>Records an event of a strand; the strand's next event follows from it.</summary>
    private void Record(Strand strand, HistoryEvent recorded) => strand.LastEventId = Record(strand.LastEventId, recorded);

    private long Record(long previousEventId, HistoryEvent recorded)
    {
        var id = _history.NextId;
        _history.Add(recorded.At(id, previousEventId, Now));
        return id;
    }
}
