using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
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
        command.SetAction(async (parsed, cancellation) => await new FleetWatchCommand(terminal, host).RunAsync(
            await fleet.FindAsync(parsed, host, cancellation), fleet.Options.Connection(parsed), new FleetOutput(terminal, parsed.GetValue(output)!), cancellation));
        return command;
    }

    /// <summary>Watches it.</summary>
    /// <param name="execution">The execution of the fleet state machine.</param>
    /// <param name="connection">How to reach AWS.</param>
    /// <param name="output">Writes how it ended.</param>
    /// <param name="stop">Stops watching.</param>
    public async Task<int> RunAsync(ExecutionArn execution, AwsConnection connection, FleetOutput output, CancellationToken stop)
    {
        using var clients = new DeployedClients(host.Connect(connection), new AwsCaller(execution.Location, execution.Partition));
        var progress = await StepFunctionsErrors.GuardAsync(
            () => FleetLines.DuringAsync(terminal, host.Clock, isSilent: !output.HasProgress, take => new FleetWatcher(clients.StepFunctions, host.Clock, take).WatchAsync(execution, stop)),
            $"Stopped watching; the fleet continues. Watch it again with:\n{NextCommands.WatchFleet(execution.ToString(), connection.Profile)}",
            stop);
        return output.Write(progress, host.Clock.GetUtcNow());
    }
}
