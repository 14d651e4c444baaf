using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet run</c>: runs a fleet in the simulator, in virtual time.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class FleetRunCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    // Virtual time.
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
    {
        var options = new FleetOptions(mayBeInS3: false);
        var simulation = new SimulationOptions(mayUseAws: false);
        var seed = new NumberOption("--seed", "The seed of IDs and jitter: the same seed gives the same run.", 1);
        var output = FleetOutput.Option();
        var command = new Command("run", "Run a fleet on a simulated account in virtual time: the real state machines and functions.");
        options.AddTo(command);
        simulation.AddTo(command);
        command.Options.Add(seed);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => new FleetRunCommand(terminal, engines).RunAsync(
            options.Read(parsed, new TextSource(terminal.In)), simulation.Read(parsed, parsed.GetRequiredValue(options.List)), parsed.GetValue(seed),
            new FleetOutput(terminal, parsed.GetValue(output)!), cancellation));
        return command;
    }

    private async Task<int> RunAsync(FleetInput input, SimulationArguments simulation, int seed, FleetOutput output, CancellationToken cancellation)
    {
        var account = SimulatedAccount.Read(simulation.AccountFile, simulation.AccountId, simulation.Region);
        var engine = engines(account.World, new SimulatedEngineOptions { AccountId = account.Location.AccountId, Region = account.Location.Region, Seed = seed });
        using var fleet = new SimulatedFleet(engine, account.Location);
        var progress = await FleetLines.DuringAsync(terminal, engine.Clock, isSilent: !output.HasProgress, take => fleet.RunAsync(input, input.Fleet, Look, take, cancellation));
        return output.Write(progress, engine.Clock.GetUtcNow());
    }
}
