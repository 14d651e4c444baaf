using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>A fleet from the command line: its name with the state machine, for its last pass, or the ARN of one pass.</summary>
internal sealed class FleetReference
{
    private readonly Argument<string> _fleet = new("FLEET") { Description = "The fleet's name together with --state-machine, for its last pass; or the ARN of an execution." };

    /// <summary>The options beside it.</summary>
    public DeployedOptions Options { get; } = new(isRequired: false);

    /// <summary>Adds argument and options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_fleet);
        Options.AddTo(command);
    }

    /// <summary>Finds the execution.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="stop">Cancels the calls.</param>
    /// <exception cref="UserErrorException">There is none, or the command line does not name one.</exception>
    public async Task<ExecutionArn> FindAsync(ParseResult parsed, HostEnvironment host, CancellationToken stop)
    {
        var text = parsed.GetRequiredValue(_fleet);
        var machine = parsed.GetValue(Options.StateMachine) is { } arn ? new StateMachineReference(arn, Options.Region(parsed)) : null;
        if (Arn.IsClaimedBy(text))
        {
            return new ExecutionReference("FLEET", text, Options.Region(parsed), machine).Deployed();
        }

        if (!FleetInput.IsName(text))
        {
            throw UserErrorException.ForCommandLine($"FLEET is \"{text}\"; the name of a fleet has 1 to {FleetInput.MaxNameLength} letters, digits, hyphens and underscores.");
        }

        if (machine is null)
        {
            throw UserErrorException.ForCommandLine($"FLEET is the name \"{text}\"; add --state-machine ARN, or give the execution's ARN.");
        }

        using var clients = new DeployedClients(host.Connect(Options.Connection(parsed)), machine.Owner);
        return await StepFunctionsErrors.GuardAsync(() => new FleetPasses(clients.StepFunctions, machine).LastAsync(text, stop), "Stopped.", stop);
    }
}
