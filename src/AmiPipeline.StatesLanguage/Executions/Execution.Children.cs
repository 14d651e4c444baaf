using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Branches and iterations: their start, their end, and their abortion when one of them fails.</content>
public sealed partial class Execution
{
    /// <summary>Starts the strands of a Parallel or Map state, as many as may run at once.</summary>
    internal void Fork(Strand strand, Fork fork)
    {
        var gathering = new Gathering(strand, fork);
        strand.Children = gathering;
        Record(strand, new HistoryEvent(HistoryEventTypes.Started(strand.State.Kind)) { Length = gathering.HasIterations ? gathering.Count : null });
        while (gathering.HasMore && gathering.HasRoom)
        {
            StartChild(gathering, strand.LastEventId);
        }

        FinishIfDone(gathering);
    }

    private void StartChild(Gathering gathering, long lastEventId)
    {
        var child = gathering.StartNext(lastEventId);
        if (gathering.HasIterations)
        {
            child.LastEventId = RecordIteration(HistoryEventType.MapIterationStarted, child, lastEventId);
        }

        Plan(child, TurnAction.EnterState);
    }

    /// <summary>Takes the output of a strand that has ended. An iteration's place is taken by the next item.</summary>
    private void Gather(Gathering gathering, Strand child, Value output)
    {
        var parent = gathering.Parent;
        gathering.Take(child, output);
        parent.LastEventId = child.LastEventId;
        if (gathering.HasIterations)
        {
            parent.LastEventId = RecordIteration(HistoryEventType.MapIterationSucceeded, child, child.LastEventId);
        }

        try
        {
            if (gathering.HasMore)
            {
                StartChild(gathering, child.LastEventId);
            }

            FinishIfDone(gathering);
        }
        catch (Exception fault) when (Failure.IsFault(fault))
        {
            parent.Fail(fault);
        }
    }

    private void FinishIfDone(Gathering gathering)
    {
        if (!gathering.IsDone)
        {
            return;
        }

        // Recorded histories let the exit follow from the last branch, not from this event.
        var parent = gathering.Parent;
        Record(parent.LastEventId, new HistoryEvent(HistoryEventTypes.Succeeded(parent.State.Kind)));
        parent.Children = null;
        parent.Finish(gathering.Outputs());
    }

    private void FailChild(Gathering gathering, Strand child, Failure failure)
    {
        var parent = gathering.Parent;
        if (gathering.HasIterations)
        {
            RecordIteration(HistoryEventType.MapIterationFailed, child, child.LastEventId);
        }
        else if (child.State.Kind == StateKind.Task)
        {
            // Recorded of a branch; of an iteration there is no recording.
            Record(child.LastEventId, new HistoryEvent(HistoryEventType.TaskStateAborted));
        }

        child.Version++;
        gathering.Active.Remove(child);
        parent.Children = null;
        parent.LastEventId = child.LastEventId;
        AbortAll(gathering, child.LastEventId);
        FailState(parent, failure, fromChildren: true);
    }

    private void AbortAll(Gathering gathering, long lastEventId)
    {
        foreach (var strand in gathering.Active)
        {
            Abort(strand, lastEventId);
            if (gathering.HasIterations)
            {
                RecordIteration(HistoryEventType.MapIterationAborted, strand, lastEventId);
            }
        }

        gathering.Active.Clear();
    }

    private void Abort(Strand strand, long lastEventId)
    {
        strand.Version++;
        ForgetCall(strand);
        if (strand.Children is { } children)
        {
            AbortAll(children, lastEventId);
        }

        if (strand.MapRun is { Status: ExecutionStatus.Running } mapRun)
        {
            mapRun.Abort();
            Record(lastEventId, new HistoryEvent(HistoryEventType.MapRunAborted));
        }

        if (strand.IsInState && HistoryEventTypes.Aborted(strand.State.Kind) is { } type)
        {
            Record(lastEventId, new HistoryEvent(type));
        }
    }

    private long RecordIteration(HistoryEventType type, Strand iteration, long previousEventId) =>
        Record(previousEventId, new HistoryEvent(type) { Name = iteration.Gathering!.Parent.State.Name, Index = iteration.Index });
}
