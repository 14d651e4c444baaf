using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet report</c>: says where a fleet stands, with every failure.</summary>
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
            var execution = await fleet.FindAsync(parsed, host, cancellation);
            using var clients = new DeployedClients(host.Connect(fleet.Options.Connection(parsed)), new(execution.Location, execution.Partition));
            var progress = await StepFunctionsErrors.GuardAsync(() => new FleetReader(clients.StepFunctions).ReadAsync(execution, readsQuota: true, cancellation), "Stopped.", cancellation);
            return new FleetOutput(terminal, parsed.GetValue(output)!).Write(progress, host.Clock.GetUtcNow());
        });
        return command;
    }
}
