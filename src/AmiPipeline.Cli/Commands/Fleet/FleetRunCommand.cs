using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
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
        command.SetAction((parsed, cancellation) =>
        {
            var where = simulation.Read(parsed, parsed.GetRequiredValue(options.List));
            var parts = options.Read(parsed, new TextSource(terminal.In), place => new AwsLocation(place.AccountId ?? where.AccountId, place.Region ?? where.Region));
            return new FleetRunCommand(terminal, engines).RunAsync(parts, where, parsed.GetValue(seed), new FleetOutput(terminal, parsed.GetValue(output)!), cancellation);
        });
        return command;
    }

    private async Task<int> RunAsync(IReadOnlyList<FleetPart> parts, SimulationArguments where, int seed, FleetOutput output, CancellationToken cancellation)
    {
        var world = SimulatedAccount.Read(where.AccountFile, where.AccountId, where.Region).World;
        if (parts.FirstOrDefault(part => !world.AccountIds.Contains(part.Location.AccountId) || !world.Regions.Contains(part.Location.Region)) is { } strange)
        {
            throw UserErrorException.ForCommandLine(
                $"LIST has requests for {strange.Location.AccountId}/{strange.Location.Region}, which {where.AccountFile} does not have; it has {string.Join(", ", world.AccountIds.Concat(world.Regions).Order(StringComparer.Ordinal))}.");
        }

        var first = parts[0].Location;
        var engine = engines(world, new SimulatedEngineOptions { AccountId = first.AccountId, Region = first.Region, Seed = seed });
        using var fleet = new SimulatedFleet(engine, parts.Select(part => part.Location));
        var progress = await FleetLines.DuringAsync(terminal, engine.Clock, isSilent: !output.HasProgress, take => fleet.RunAsync(parts, parts[0].Input.Fleet, Look, take, cancellation));
        return output.Write(progress, engine.Clock.GetUtcNow());
    }
}
