using AmiPipeline.Cli.Reports;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Shows the progress of an execution.</summary>
internal interface IProgressView
{
    /// <summary>Shows a line that stays.</summary>
    void Show(ProgressLine line);

    /// <summary>Shows the current activity until it is replaced.</summary>
    /// <param name="at">The time since the execution's start.</param>
    /// <param name="activity">The activity.</param>
    void ShowCurrent(TimeSpan at, string activity);
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

/// <summary>Colored lines above one that changes, for a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="current">The line that changes.</param>
internal sealed class LiveProgress(IAnsiConsole console, StatusContext current) : IProgressView
{
    /// <summary>Shows progress while some work is done.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="work">The work.</param>
    public static Task<T> DuringAsync<T>(IAnsiConsole console, Func<IProgressView, Task<T>> work) =>
        console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", context => work(new LiveProgress(console, context)));

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

    public void ShowCurrent(TimeSpan at, string activity) => current.Status = $"[grey]{Wording.Clock(at)}[/]  {Markup.Escape(activity)}";
}

/// <summary>Plain lines, for pipes and files.</summary>
/// <param name="writer">Where to.</param>
internal sealed class PlainProgress(TextWriter writer) : IProgressView
{
    public void Show(ProgressLine line) => writer.WriteLine($"{Wording.Clock(line.At),8}  {line.Step,-ProgressLine.StepWidth}  {line.Detail}".TrimEnd());

    public void ShowCurrent(TimeSpan at, string activity)
    {
        // A file has no line that can be replaced.
    }
}

/// <summary>Shows nothing: the result is a document for a program.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(ProgressLine line)
    {
    }

    public void ShowCurrent(TimeSpan at, string activity)
    {
    }
}
