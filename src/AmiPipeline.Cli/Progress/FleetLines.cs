using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Shows a fleet while it runs: on a terminal one line that changes, below the failures; otherwise a line whenever the counts have changed.</summary>
/// <param name="console">Where to.</param>
/// <param name="clock">The fleet's clock.</param>
/// <param name="show">Takes the line that changes; null if no line can.</param>
internal sealed class FleetLines(IAnsiConsole console, TimeProvider clock, Action<string>? show)
{
    private readonly HashSet<FleetFailure> _failures = [];
    private string _shown = "";

    /// <summary>Shows progress while some work is done.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="clock">The fleet's clock.</param>
    /// <param name="isSilent">Whether nothing is shown.</param>
    /// <param name="work">The work; it is given what takes progress.</param>
    public static Task<T> DuringAsync<T>(Terminal terminal, TimeProvider clock, bool isSilent, Func<Action<FleetProgress>, Task<T>> work) =>
        isSilent ? work(_ => { })
        : !terminal.IsInteractive ? work(new FleetLines(terminal.Out, clock, show: null).Take)
        : terminal.Out.Status().StartAsync("Starting", context => work(new FleetLines(terminal.Out, clock, line => context.Status = Markup.Escape(line)).Take));

    private void Take(FleetProgress progress)
    {
        foreach (var failure in progress.Failures.Where(_failures.Add))
        {
            console.WriteWhole(($"{failure.Source} failed: ", "red"), (failure.Error, "default"));
        }

        var counts = FleetReport.Counts(progress);
        var elapsed = (progress.Stopped ?? clock.GetUtcNow()) - progress.Started;
        // A simulator's clock may be ahead of this machine's.
        var at = Wording.Clock(elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero);
        if (show is not null)
        {
            show($"{at}  {counts}");
        }
        else if (counts != _shown)
        {
            console.Profile.Out.Writer.WriteLine($" {at}  {counts}");
        }

        _shown = counts;
    }
}
