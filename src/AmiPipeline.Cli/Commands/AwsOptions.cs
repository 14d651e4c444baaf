using System.CommandLine;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Commands;

/// <summary>The options of a command that may work on AWS and otherwise works in the simulator.</summary>
internal sealed class AwsOptions
{
    /// <summary>The option that says so.</summary>
    public const string Name = "--aws";

    private readonly Option<bool> _aws = new(Name)
    {
        Description = "Work on AWS from this machine, in real time, with nothing deployed: the usual credentials, Region and AWS_ENDPOINT_URL variables count. Costs what the resources cost.",
    };

    private readonly Option<string?> _profile = ProfileOption();

    /// <summary>An option for the profile.</summary>
    public static Option<string?> ProfileOption() => new("--profile")
    {
        HelpName = "PROFILE",
        Description = "On AWS: the profile in the shared configuration files. Default: the usual credential chain.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_aws);
        command.Options.Add(_profile);
    }

    /// <summary>Whether the command is to work on AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="simulatorOnly">The options it gives that only the simulator has.</param>
    /// <exception cref="UserErrorException">An option is of the other kind.</exception>
    public bool IsWanted(ParseResult parsed, IReadOnlyList<string> simulatorOnly)
    {
        var isWanted = parsed.GetValue(_aws);
        if (isWanted && simulatorOnly.Count > 0)
        {
            throw UserErrorException.OfCommandLine($"{simulatorOnly[0]} is of the simulated account; it does not go with --aws.");
        }

        return isWanted || parsed.GetValue(_profile) is null
            ? isWanted
            : throw UserErrorException.OfCommandLine("--profile goes with --aws only; the simulated account needs no credentials.");
    }

    /// <summary>How AWS is to be reached.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="region">The Region it gives; null for none.</param>
    public AwsConnection Connection(ParseResult parsed, string? region) => new() { Region = region, Profile = parsed.GetValue(_profile) };
}
