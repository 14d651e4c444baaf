using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>The options of a command that works with deployed fleet state machines.</summary>
internal sealed class FleetMachineOptions
{
    private readonly Option<string?> _stateMachine;

    private readonly Option<string?> _region = new("--region") { HelpName = "REGION", Description = "The Region of the state machine. Default: that of the ARN, or of the list's directories." };

    private readonly Option<string?> _profile = new("--profile")
    {
        HelpName = "PROFILE",
        Description = $"The profile in the shared configuration files; {FleetMachines.AccountPlaceholder} in it is replaced by each account. Default: the standard credential chain.",
    };

    /// <summary>Makes them.</summary>
    /// <param name="isRequired">Whether the state machine is required.</param>
    public FleetMachineOptions(bool isRequired) => _stateMachine = new Option<string?>("--state-machine")
    {
        HelpName = "ARN",
        Description = "The ARN of the fleet state machine, from the stack's outputs; or its name, for those in every account and Region that LIST has a directory for.",
        Required = isRequired,
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_stateMachine);
        command.Options.Add(_region);
        command.Options.Add(_profile);
    }

    /// <summary>The state machines; null if none is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UserErrorException">The option is neither ARN nor name, or the Region differs from the ARN's.</exception>
    public FleetMachines? Machines(ParseResult parsed) => parsed.GetValue(_stateMachine) is { } text ? new FleetMachines(text, Region(parsed), Profile(parsed)) : null;

    /// <summary>The Region that the command line gives; null if it gives none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Region(ParseResult parsed) => parsed.GetValue(_region);

    /// <summary>The profile that it gives; null if it gives none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Profile(ParseResult parsed) => parsed.GetValue(_profile);
}
