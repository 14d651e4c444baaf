using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet watch</c>: shows a fleet until it ends, and how it ended.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class FleetWatchCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    public static Command Create(Terminal terminal, HostEnvironment host)
    {
        var fleet = new FleetReference();
        var output = FleetOutput.Option();
        var command = new Command("watch", "Show a fleet until it ends: what is converted, running, waiting for quota and failed; then the report. Ctrl-C stops watching; the fleet continues.");
        fleet.AddTo(command);
        command.Options.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var found = await fleet.FindAsync(parsed, host, new TextSource(terminal.In), cancellation);
            return await new FleetWatchCommand(terminal, host).RunAsync(found.Passes, found.Watch, new FleetOutput(terminal, parsed.GetValue(output)!), cancellation);
        });
        return command;
    }

    /// <summary>Watches it.</summary>
    /// <param name="passes">The executions of the fleet state machines.</param>
    /// <param name="again">The command that watches them.</param>
    /// <param name="output">Writes how it ended.</param>
    /// <param name="stop">Stops watching.</param>
    public async Task<int> RunAsync(IReadOnlyList<FleetPass> passes, string again, FleetOutput output, CancellationToken stop)
    {
        var progress = await StepFunctionsErrors.GuardAsync(
            () => FleetLines.DuringAsync(terminal, host.Clock, isSilent: !output.HasProgress, take => new FleetWatcher(passes, host.Clock, take).WatchAsync(stop)),
            $"Stopped watching; the fleet continues. Watch it again with:\n{again}",
            stop);
        return output.Write(progress, host.Clock.GetUtcNow());
    }
}
