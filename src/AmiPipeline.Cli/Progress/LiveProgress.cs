using AmiPipeline.Cli.Reports;
using AmiPipeline.Reports.Progress;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Colored lines above one for each active strand, which changes, for a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="context">The lines that change.</param>
internal sealed class LiveProgress(IAnsiConsole console, ProgressContext context) : IProgressView
{
    private const int SpinnerWidth = 4;

    private readonly Lock _gate = new();
    private readonly List<ProgressTask> _active = [];

    /// <summary>Shows progress while some work is done.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="work">The work.</param>
    public static Task<T> DuringAsync<T>(IAnsiConsole console, Func<IProgressView, Task<T>> work) =>
        console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(Spinner.Known.Dots), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                var progress = new LiveProgress(console, context);
                progress.ShowActive(TimeSpan.Zero, ["Starting"]);
                return work(progress);
            });

    public void Show(ProgressLine line)
    {
        var (sign, color) = line.Outcome switch
        {
            StepOutcome.Retried => ("↻", "yellow"),
            StepOutcome.Failed => ("✗", "red"),
            _ => ("✓", "green"),
        };
        var style = line.Outcome == StepOutcome.Done ? "default" : color;
        var details = line.Details(console.Profile.Width, signWidth: 2);
        console.WriteWhole((line.Clock, "grey"), ($"{sign} ", color), (line.Title, "default"), (details[0], style));
        foreach (var detail in details.Skip(1))
        {
            console.WriteWhole((detail, style));
        }
    }

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
        // Ctrl-C comes from another thread than the execution's events.
        lock (_gate)
        {
            var before = _active.Count;
            _active.AddRange(activities.Skip(before).Select(activity => context.AddTask(Format(at, activity))));
            foreach (var (task, activity) in _active.Zip(activities))
            {
                task.Description = Format(at, activity);
            }

            foreach (var task in _active[activities.Count..])
            {
                task.Value = task.MaxValue;
            }

            _active.RemoveRange(activities.Count, _active.Count - activities.Count);
            if (_active.Count != before)
            {
                context.Refresh();
            }
        }
    }

    // On a narrow terminal without the clock: Spectre would cut what comes last.
    private string Format(TimeSpan at, string activity)
    {
        var clock = $"{Wording.Clock(at)}  ";
        return SpinnerWidth + clock.Length + activity.Length <= console.Profile.Width ? $"[grey]{clock}[/]{Markup.Escape(activity)}" : Markup.Escape(activity);
    }
}
