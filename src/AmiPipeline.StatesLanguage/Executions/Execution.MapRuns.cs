using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>Map Runs of distributed Map states: their start and end in the history of the execution that has them.</content>
public sealed partial class Execution
{
    /// <summary>Starts a Map Run. What is wrong with the data of its fields ends the execution before there is one, as recorded.</summary>
    internal void StartMapRun(Strand strand, MapRunOrder order)
    {
        Record(strand, new HistoryEvent(HistoryEventType.MapStateStarted) { Length = order.Items?.Count ?? 0 });
        var run = new MapRun(strand, order);
        strand.MapRun = run;
        _mapRuns.Add(run);
        Record(strand, new HistoryEvent(HistoryEventType.MapRunStarted) { MapRunArn = run.Arn });
        run.Begin();
    }

    internal void FinishMapRun(Strand strand, Value output)
    {
        Record(strand, new HistoryEvent(HistoryEventType.MapRunSucceeded));

        // As for the iterations of an inline Map, the exit does not follow from this event.
        Record(strand.LastEventId, new HistoryEvent(HistoryEventType.MapStateSucceeded));
        strand.Finish(output);
    }

    internal void FailMapRun(Strand strand, Failure failure)
    {
        Record(strand, new HistoryEvent(HistoryEventType.MapRunFailed) { Error = failure.Error, Cause = failure.Cause });
        FailState(strand, failure, fromChildren: true);
    }

    private void AbortMapRuns()
    {
        foreach (var run in _mapRuns)
        {
            run.Abort();
        }
    }
}
