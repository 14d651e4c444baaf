using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports;

/// <summary>How long an execution has spent in Wait states. All waits of the pipeline are for EC2.</summary>
internal static class WaitTime
{
    /// <summary>The time; waits side by side count once.</summary>
    /// <param name="history">The execution's history.</param>
    public static TimeSpan Sum(IEnumerable<HistoryEvent> history)
    {
        var strands = new StrandTracker();
        var waiting = new HashSet<ExecutionStrand>();
        var sum = TimeSpan.Zero;
        DateTimeOffset? before = null;
        foreach (var one in history)
        {
            var place = strands.Take(one);
            sum += waiting.Count > 0 && before is { } since ? one.Timestamp - since : TimeSpan.Zero;
            before = one.Timestamp;
            waiting.ExceptWith(place.Ended);
            switch (one.Type)
            {
                case HistoryEventType.WaitStateEntered:
                    waiting.Add(place.Strand);
                    break;
                case HistoryEventType.WaitStateExited or HistoryEventType.WaitStateAborted:
                    waiting.Remove(place.Strand);
                    break;
                default:
                    break;
            }
        }

        return sum;
    }
}
