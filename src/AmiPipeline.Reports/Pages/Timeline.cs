using AmiPipeline.Reports.Progress;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports.Pages;

/// <summary>The steps of an execution as they went, from its history: those that a terminal shows, with their begins and checks.</summary>
/// <param name="Steps">The steps and retries, in the order in which they ended.</param>
/// <param name="Total">How long all of it took.</param>
internal sealed record Timeline(IReadOnlyList<TimelineStep> Steps, TimeSpan Total)
{
    /// <summary>Reads it.</summary>
    /// <param name="history">The execution's history.</param>
    /// <param name="snapshots">How many snapshots the image is to have.</param>
    public static Timeline From(IReadOnlyList<HistoryEvent> history, int snapshots)
    {
        var recorder = new Recorder();
        var tracker = new StepTracker(recorder);
        foreach (var one in history)
        {
            tracker.Take(one);
        }

        var total = history.Count == 0 ? TimeSpan.Zero : history[^1].Timestamp - history[0].Timestamp;
        var checks = Checks(history, Math.Max(1, snapshots)).ToLookup(check => check.Step);
        return new Timeline([.. recorder.Lines.Select(line => new TimelineStep(line, [.. checks[line.Step].Select(check => check.Check).Where(check => check.At >= line.Began && check.At <= line.At)]))], total);
    }

    private static IEnumerable<(string Step, TimelineCheck Check)> Checks(IReadOnlyList<HistoryEvent> history, int snapshots)
    {
        var strands = new StrandTracker();
        var states = new Dictionary<ExecutionStrand, string>();
        foreach (var one in history)
        {
            var strand = strands.Take(one).Strand;
            if (one.Type == HistoryEventType.TaskStateEntered)
            {
                states[strand] = one.Name!;
            }
            else if (one is { Type: HistoryEventType.LambdaFunctionSucceeded, Output: { } output } && states.TryGetValue(strand, out var state)
                && StepDetail.Progress(StateFunctions.FunctionOf(state), output, snapshots) is { } progress)
            {
                yield return (LoopStates.StepOf(state), new TimelineCheck(one.Timestamp - history[0].Timestamp, progress));
            }
        }
    }

    private sealed class Recorder : IProgressView
    {
        public List<ProgressLine> Lines { get; } = [];

        public void Show(ProgressLine line) => Lines.Add(line);

        public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
        {
            // The lines are enough.
        }
    }
}

/// <summary>A step, or a retry in it.</summary>
/// <param name="Line">Its line on a terminal.</param>
/// <param name="Checks">What the checks of a wait have seen, or the passes of a loop.</param>
internal sealed record TimelineStep(ProgressLine Line, IReadOnlyList<TimelineCheck> Checks);

/// <summary>What a check has seen.</summary>
/// <param name="At">When, since the execution's start.</param>
/// <param name="Text">What, in a few words.</param>
internal sealed record TimelineCheck(TimeSpan At, string Text);
