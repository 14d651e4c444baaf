using System.CommandLine;
using AmiPipeline.Cli.Inputs;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The options of a command that works in a simulated account.</summary>
internal sealed class SimulationOptions
{

    private readonly Option<string?> _account = new("--account")
    {
        HelpName = "FILE",
        Description = "The simulated account. Default: simulated-account.json next to the request.",
    };

    private readonly Option<string?> _accountId = new("--account-id")
    {
        HelpName = "ID",
        Description = $"The account in that file to work in. Default: {SimulatedAccount.DefaultAccountId}.",
    };

    private readonly Option<string?> _region;

    /// <summary>Makes them.</summary>
    /// <param name="mayUseAws">Whether the command has <c>--aws</c> too.</param>
    public SimulationOptions(bool mayUseAws) => _region = new Option<string?>("--region")
    {
        HelpName = "REGION",
        Description = $"The Region to work in. Default: {SimulatedAccount.DefaultRegion}{(mayUseAws ? "; with --aws, AWS_REGION, then the profile's Region" : "")}.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_account);
        command.Options.Add(_accountId);
        command.Options.Add(_region);
    }

    /// <summary>The names of the given options that only the simulator has.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<string> SimulatorOnly(ParseResult parsed) =>
        [.. new Option[] { _account, _accountId }.Where(option => parsed.GetResult(option) is not null).Select(option => option.Name)];

    /// <summary>The given ones among them, as words.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<string> Given(ParseResult parsed) => GivenOptions.Read(parsed, _account, _accountId, _region);

    /// <summary>The Region that the command line gives; null if it gives none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Region(ParseResult parsed) => parsed.GetValue(_region);

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="requestPath">The request's file.</param>
    public SimulationArguments Read(ParseResult parsed, string requestPath) => new(
        parsed.GetValue(_account) ?? SimulatedAccount.NextTo(requestPath), parsed.GetValue(_accountId) ?? SimulatedAccount.DefaultAccountId, Region(parsed) ?? SimulatedAccount.DefaultRegion);
}
