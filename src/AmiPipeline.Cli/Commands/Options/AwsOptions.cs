using System.CommandLine;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The options of a command that works on AWS if asked to, and otherwise in the simulator.</summary>
/// <param name="description">What <c>--aws</c> means.</param>
internal sealed class AwsOptions(string description)
{
    /// <summary>The option that says so.</summary>
    public const string Name = "--aws";

    private readonly Option<bool> _aws = new(Name) { Description = description };

    private readonly Option<string?> _profile = ProfileOption();

    /// <summary>An option for the profile.</summary>
    public static Option<string?> ProfileOption() => new("--profile")
    {
        HelpName = "PROFILE",
        Description = "On AWS: the profile in the shared configuration files. Default: the standard credential chain.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_aws);
        command.Options.Add(_profile);
    }

    /// <summary>Whether the command works on AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="simulatorOnly">The options it gives that only the simulator has.</param>
    /// <exception cref="UserErrorException">An option is of the other kind.</exception>
    public bool IsAws(ParseResult parsed, IReadOnlyList<string> simulatorOnly)
    {
        var isAws = parsed.GetValue(_aws);
        if (isAws && simulatorOnly.Count > 0)
        {
            throw UserErrorException.ForCommandLine($"{simulatorOnly[0]} can't be combined with --aws.");
        }

        return isAws || parsed.GetValue(_profile) is null
            ? isAws
            : throw UserErrorException.ForCommandLine("--profile requires --aws; the simulated account needs no credentials.");
    }

    /// <summary>How to reach AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="region">The Region it gives; null if it gives none.</param>
    public AwsConnection Connection(ParseResult parsed, string? region) => new() { Region = region, Profile = parsed.GetValue(_profile) };
}
