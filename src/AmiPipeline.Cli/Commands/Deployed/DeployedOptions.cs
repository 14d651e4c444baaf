using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>The options of a command that works with a deployed state machine.</summary>
internal sealed class DeployedOptions
{
    private readonly Option<string?> _region = new("--region") { HelpName = "REGION", Description = "The Region of the state machine. Default: that of the ARN." };

    private readonly Option<string?> _profile = AwsOptions.ProfileOption();

    /// <summary>Makes them.</summary>
    /// <param name="isRequired">Whether the state machine is required.</param>
    public DeployedOptions(bool isRequired) => StateMachine = new Option<string?>("--state-machine")
    {
        HelpName = "ARN",
        Description = isRequired ? "The ARN of the state machine, from the stack's outputs." : "The ARN of the state machine, if EXECUTION is a name.",
        Required = isRequired,
    };

    /// <summary>The state machine.</summary>
    public Option<string?> StateMachine { get; }

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(StateMachine);
        command.Options.Add(_region);
        command.Options.Add(_profile);
    }

    /// <summary>The Region that the command line gives; null if it gives none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Region(ParseResult parsed) => parsed.GetValue(_region);

    /// <summary>How to reach AWS.</summary>
    /// <param name="parsed">The command line.</param>
    public AwsConnection Connection(ParseResult parsed) => new() { Region = parsed.GetValue(_region), Profile = parsed.GetValue(_profile) };
}
