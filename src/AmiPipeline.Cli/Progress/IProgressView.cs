using AmiPipeline.Cli.Reports;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Shows the progress of an execution.</summary>
internal interface IProgressView
{
    /// <summary>Shows a line that stays.</summary>
    void Show(ProgressLine line);

    /// <summary>Shows the current activities, one for each active strand, until they are replaced.</summary>
    /// <param name="at">The time since the execution's start.</param>
    /// <param name="activities">The activities.</param>
    void ShowActive(TimeSpan at, IReadOnlyList<string> activities);
}

/// <summary>One thing that happened in an execution.</summary>
/// <param name="At">When, since the execution's start.</param>
/// <param name="Step">The step: a task's state, or what a wait is for.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">The result in a few words; may be empty.</param>
internal sealed record ProgressLine(TimeSpan At, string Step, StepOutcome Outcome, string Detail)
{
    /// <summary>The width of the column of steps: that of the longest name of a step in the pipeline's definition.</summary>
    public const int StepWidth = 26;
}

/// <summary>How a step of an execution went.</summary>
internal enum StepOutcome
{
    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>It failed and is retried.</summary>
    Retried,

    /// <summary>It failed, and the build with it.</summary>
    Failed,
}

/// <summary>Colored lines above one for each active strand, which changes, for a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="context">The lines that change.</param>
internal sealed class LiveProgress(IAnsiConsole console, ProgressContext context) : IProgressView
{
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
        var detail = line.Outcome == StepOutcome.Done ? Markup.Escape(line.Detail) : $"[{color}]{Markup.Escape(line.Detail)}[/]";
        console.MarkupLine($"[grey]{Wording.Clock(line.At),8}[/]  [{color}]{sign}[/] {Markup.Escape(line.Step.PadRight(ProgressLine.StepWidth))}  {detail}");
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

    private static string Format(TimeSpan at, string activity) => $"[grey]{Wording.Clock(at)}[/]  {Markup.Escape(activity)}";
}

/// <summary>Plain lines, for pipes and files.</summary>
/// <param name="writer">Where to.</param>
internal sealed class PlainProgress(TextWriter writer) : IProgressView
{
    public void Show(ProgressLine line) => writer.WriteLine($"{Wording.Clock(line.At),8}  {line.Step,-ProgressLine.StepWidth}  {line.Detail}".TrimEnd());

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
        // A file has no lines that can be replaced.
    }
}

/// <summary>Shows nothing: the result is a document for a program.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(ProgressLine line)
    {
    }

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
    }
}
