using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet</c>: converts many images.</summary>
internal static class FleetCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where its subcommands read and write.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format of those that have two.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host, OutputOption output) =>
        new("fleet", "Run a list of requests, such as find --requests writes, each as its own execution. The same fleet again does only what is missing.")
        {
            FleetRunCommand.Create(terminal, engines),
            FleetStartCommand.Create(terminal, host, output),
            FleetWatchCommand.Create(terminal, host),
            FleetReportCommand.Create(terminal, host),
            FleetListCommand.Create(terminal),
        };
}
