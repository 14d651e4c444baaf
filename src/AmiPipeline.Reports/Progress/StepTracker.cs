using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports.Progress;

/// <summary>Turns an execution's events into progress: one line for each task and for each wait with all its checks, of each strand.</summary>
/// <param name="view">Where the lines go.</param>
internal sealed class StepTracker(IProgressView view)
{
    private readonly StrandTracker _strands = new();
    private readonly Dictionary<ExecutionStrand, StrandProgress> _progress = [];
    private DateTimeOffset? _start;

    /// <summary>Takes the next event.</summary>
    /// <param name="taken">The event.</param>
    public void Take(HistoryEvent taken)
    {
        _start ??= taken.Timestamp;
        var place = _strands.Take(taken);
        foreach (var strand in place.Ended)
        {
            End(strand, taken, isCause: strand == place.Previous);
        }

        if (!place.Strand.IsEnded)
        {
            Progress(place.Strand).Take(taken);
        }

        var activities = _progress.Values.Select(progress => progress.Activity).OfType<string>().ToList();
        if (activities.Count > 0)
        {
            view.ShowActive(taken.Timestamp - _start.Value, activities);
        }
    }

    private StrandProgress Progress(ExecutionStrand strand)
    {
        if (!_progress.TryGetValue(strand, out var progress))
        {
            _progress[strand] = progress = new StrandProgress(view, _start!.Value, strand.Iterations);
        }

        return progress;
    }

    private void End(ExecutionStrand strand, HistoryEvent taken, bool isCause)
    {
        if (!_progress.Remove(strand, out var progress))
        {
            return;
        }

        // What fails or is stopped elsewhere ends a strand in the middle of a step.
        var isAborted = taken.Type switch
        {
            HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionTimedOut => true,
            HistoryEventType.ExecutionFailed or HistoryEventType.ParallelStateFailed or HistoryEventType.MapStateFailed
                or HistoryEventType.ParallelStateStarted or HistoryEventType.MapStateStarted => !isCause,
            _ => false,
        };
        progress.End(taken.Timestamp, isAborted);
    }
}
