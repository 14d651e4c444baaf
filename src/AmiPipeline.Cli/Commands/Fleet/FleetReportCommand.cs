using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet report</c>: reports a fleet's status, with every failure.</summary>
internal static class FleetReportCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    public static Command Create(Terminal terminal, HostEnvironment host)
    {
        var fleet = new FleetReference();
        var output = FleetOutput.Option();
        var command = new Command("report", "Report where a fleet stands, with every image that failed and why.");
        fleet.AddTo(command);
        command.Options.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var found = await fleet.FindAsync(parsed, host, new TextSource(terminal.In), cancellation);
            var progress = await StepFunctionsErrors.GuardAsync(() => new FleetView(found.Passes).ReadAsync(cancellation), "Stopped.", cancellation);
            return new FleetOutput(terminal, parsed.GetValue(output)!).Write(progress, host.Clock.GetUtcNow());
        });
        return command;
    }
}
