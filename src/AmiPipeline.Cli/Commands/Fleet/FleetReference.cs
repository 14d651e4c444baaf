using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>A fleet from the command line: its name with the state machines, for its last passes, or the ARN of one pass.</summary>
internal sealed class FleetReference
{
    private readonly Argument<string> _fleet = new("FLEET") { Description = "The fleet's name together with --state-machine, for its last pass; or the ARN of an execution." };

    private readonly Option<string?> _list = new("--list") { HelpName = "LIST", Description = "With the name of state machines: the directory whose subdirectories ACCOUNT/REGION say where they are." };

    private readonly FleetMachineOptions _machines = new(isRequired: false);

    /// <summary>Adds argument and options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_fleet);
        _machines.AddTo(command);
        command.Options.Add(_list);
    }

    /// <summary>Finds the executions.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="source">Reads the list.</param>
    /// <param name="stop">Cancels the calls.</param>
    /// <returns>The executions, and the command that watches them.</returns>
    /// <exception cref="UserErrorException">There is none, or the command line does not name one.</exception>
    public async Task<FoundFleet> FindAsync(ParseResult parsed, HostEnvironment host, TextSource source, CancellationToken stop)
    {
        var text = parsed.GetRequiredValue(_fleet);
        var machines = _machines.Machines(parsed);
        var list = parsed.GetValue(_list);
        if (list is not null && machines is not { One: null })
        {
            throw UserErrorException.ForCommandLine("--list goes with --state-machine NAME only: an ARN says where it is.");
        }

        if (Arn.IsClaimedBy(text))
        {
            var arn = new ExecutionReference("FLEET", text, _machines.Region(parsed), machines?.One).Deployed();
            var ofOne = new FleetClients(host, location => new AwsConnection { Region = _machines.Region(parsed), Profile = _machines.Profile(parsed) });
            return new FoundFleet(ofOne, [new FleetPass(ofOne.StepFunctions(arn.Location), arn)], NextCommands.WatchFleet(text, _machines.Profile(parsed)));
        }

        if (!FleetInput.IsName(text))
        {
            throw UserErrorException.ForCommandLine($"FLEET is \"{text}\"; the name of a fleet has 1 to {FleetInput.MaxNameLength} letters, digits, hyphens and underscores.");
        }

        if (machines is null)
        {
            throw UserErrorException.ForCommandLine($"FLEET is the name \"{text}\"; add --state-machine ARN, or give the execution's ARN.");
        }

        var clients = new FleetClients(host, machines.Connection);
        List<FleetPass> passes = [];
        foreach (var location in Locations(machines, list, source))
        {
            var stepFunctions = clients.StepFunctions(location);
            var last = await StepFunctionsErrors.GuardAsync(() => new FleetPasses(stepFunctions, machines.At(location)).LastAsync(text, stop), "Stopped.", stop);
            passes.Add(new FleetPass(stepFunctions, last));
        }

        return new FoundFleet(clients, passes, machines.Watch(text, passes[0].Execution, list));
    }

    private static IReadOnlyList<AwsLocation> Locations(FleetMachines machines, string? list, TextSource source) =>
        machines.One is { } one ? [one.Owner.Location]
        : list is null ? throw UserErrorException.ForCommandLine("--state-machine is a name; add --list LIST, whose directories ACCOUNT/REGION say where the fleet is, or give the ARN of one state machine.")
        : [.. FleetList.Read(source, list).Places.Select(machines.Locate).Distinct()];
}

/// <summary>A fleet that was found.</summary>
/// <param name="Clients">What reaches it.</param>
/// <param name="Passes">Its executions.</param>
/// <param name="Watch">The command that watches them.</param>
internal sealed record FoundFleet(FleetClients Clients, IReadOnlyList<FleetPass> Passes, string Watch) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Clients.Dispose();
}
