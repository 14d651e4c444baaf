using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Documents;

namespace AmiPipeline.Cli.Commands;

/// <summary>The argument and options of <c>unshare</c>.</summary>
/// <param name="output">The output format.</param>
internal sealed class UnshareOptions(OutputOption output)
{
    private readonly Argument<string> _image = new("IMAGE") { Description = "The image's ID: one of the account's own in the Region." };

    private readonly Option<string[]> _from = new("--from")
    {
        HelpName = "ACCOUNT|ARN",
        Description = "Only from these: accounts, and ARNs of organizations and organizational units, whoever gave them access. Default: everyone to whom the pipeline has given access.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show what would be revoked." };

    private readonly Option<string> _account = new("--account") { HelpName = "FILE", Description = "The simulated account.", DefaultValueFactory = _ => "simulated-account.json" };

    private readonly Option<string> _accountId = new("--account-id") { HelpName = "ID", Description = "The account in that file.", DefaultValueFactory = _ => SimulatedAccount.DefaultAccountId };

    private readonly Option<string?> _region = new("--region") { HelpName = "REGION", Description = $"The image's Region. Default: {SimulatedAccount.DefaultRegion}; with --aws, AWS_REGION, then the profile's Region." };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_image);
        foreach (var option in new Option[] { _from, _dryRun, _account, _accountId, _region, output })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The names of the given options that only the simulator has.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<string> SimulatorOnly(ParseResult parsed) =>
        [.. new Option[] { _account, _accountId }.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UserErrorException">Something is not what it has to be.</exception>
    public UnshareArguments Read(ParseResult parsed)
    {
        var image = parsed.GetRequiredValue(_image);
        if (!AwsFormats.IsEc2Id(image, Ec2ResourceKind.Image.Prefix()))
        {
            throw UserErrorException.ForCommandLine($"IMAGE is \"{image}\"; it must be an image's ID, such as ami-0123456789abcdef0.");
        }

        var from = parsed.GetValue(_from) is { Length: > 0 } given ? given : null;
        foreach (var holder in from ?? [])
        {
            if (!AwsFormats.IsHolder(holder))
            {
                throw UserErrorException.ForCommandLine($"--from is \"{holder}\"; it must be {AwsFormats.AccountIdForm}, or the ARN of an organization or organizational unit, such as arn:aws:organizations::111122223333:organization/o-abcde12345.");
            }
        }

        return new UnshareArguments(
            image, from?.Distinct().ToList(), parsed.GetValue(_dryRun), parsed.GetRequiredValue(_account), parsed.GetRequiredValue(_accountId), parsed.GetValue(_region), output.IsJson(parsed));
    }
}
