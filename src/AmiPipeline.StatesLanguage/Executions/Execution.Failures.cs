using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>What a failure leads to: a retry, a catcher, or the failure of what is around the state.</content>
public sealed partial class Execution
{
    internal void FailState(Strand strand, Failure failure, bool fromChildren)
    {
        ForgetCall(strand);
        if (strand.Children is { } unfinished)
        {
            strand.Children = null;
            AbortAll(unfinished, strand.LastEventId);
        }

        if (!failure.IsFatal && TryRetry(strand, failure))
        {
            return;
        }

        if (fromChildren)
        {
            Record(strand, new HistoryEvent(HistoryEventTypes.Failed(strand.State.Kind)));
        }

        if (!failure.IsFatal && TryCatch(strand, failure))
        {
            return;
        }

        if (strand.Gathering is { } gathering)
        {
            FailChild(gathering, strand, failure);
        }
        else
        {
            EndFailed(strand.LastEventId, failure);
        }
    }

    /// <summary>The first retrier that matches decides: if it is used up, no later one is asked.</summary>
    private bool TryRetry(Strand strand, Failure failure)
    {
        var retriers = strand.State.Retriers;
        var at = Array.FindIndex(retriers, retrier => retrier.Matches(failure));
        if (at < 0 || strand.RetriesBy(at) >= retriers[at].MaxAttempts)
        {
            return false;
        }

        var retry = strand.CountRetry(at);
        StateTransitions++;
        PlanAt(Now + retriers[at].Delay(retry, Random), strand, TurnAction.BeginWork);
        return true;
    }

    /// <summary>The error goes onto the state's raw input; its ResultPath and OutputPath have no say in it.</summary>
    private bool TryCatch(Strand strand, Failure failure)
    {
        if (Array.Find(strand.State.Catchers, candidate => candidate.Matches(failure)) is not { } catcher)
        {
            return false;
        }

        // As recorded: what a callback leaves out is null, and the cause that a timeout does not have is an empty text.
        Value absent = failure.IsCallback ? NullValue.Instance : StringValue.Empty;
        var error = new ObjectBuilder()
            .Add("Error", failure.Error is null ? absent : new StringValue(failure.Error))
            .Add("Cause", failure.Cause is null ? absent : new StringValue(failure.Cause))
            .Build();
        try
        {
            Leave(strand, DataFlow.PlaceResult(catcher.ResultPath, strand.RawInput, error), catcher.Next);
        }
        catch (Exception fault) when (Failure.IsFault(fault))
        {
            FailState(strand, Failure.From(fault, strand.State.Name, strand.EnteredEventId) with { IsFatal = true }, fromChildren: false);
        }

        return true;
    }
}
