using AmiPipeline.Cli.Reports;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Coloured lines above one that moves, for a person at a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="current">The line that moves.</param>
internal sealed class LiveProgress(IAnsiConsole console, StatusContext current) : IProgressView
{
    /// <summary>Shows progress as long as some work takes.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="work">The work.</param>
    public static Task<T> DuringAsync<T>(IAnsiConsole console, Func<IProgressView, Task<T>> work) =>
        console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", context => work(new LiveProgress(console, context)));

    public void Show(ProgressLine line)
    {
        var (sign, colour) = line.Outcome switch
        {
            StepOutcome.Retried => ("↻", "yellow"),
            StepOutcome.Failed => ("✗", "red"),
            _ => ("✓", "green"),
        };
        var detail = line.Outcome == StepOutcome.Done ? Markup.Escape(line.Detail) : $"[{colour}]{Markup.Escape(line.Detail)}[/]";
        console.MarkupLine($"[grey]{Wording.Clock(line.At),8}[/]  [{colour}]{sign}[/] {Markup.Escape(line.Step.PadRight(StepColumn.Width))}  {detail}");
    }

    public void ShowCurrent(TimeSpan at, string activity) => current.Status = $"[grey]{Wording.Clock(at)}[/]  {Markup.Escape(activity)}";
}
