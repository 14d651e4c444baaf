using System.CommandLine;
using System.Globalization;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Inventory;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>The options of <c>find</c>, except those of AWS.</summary>
internal sealed class FindOptions
{
    private const int DefaultMaxCalls = 200;

    private readonly Option<string?> _account = Text("--account", "FILE", "Search the simulated account of this file, such as examples/simulated-account.json.");
    private readonly Option<string?> _accountId = Text("--account-id", "ID", $"The account in that file to search. Default: {SimulatedAccount.DefaultAccountId}.");
    private readonly Option<string[]> _regions = Texts("--region", "REGION", $"A Region to search; can be repeated. Default: {SimulatedAccount.DefaultRegion}; with --aws, AWS_REGION, then the profile's Region.");
    private readonly Option<string?> _owner = Text("--owner", "ID", "The account that owns the images. Default: the account that is searched.");
    private readonly Option<string?> _name = Text("--name", "PATTERN", "Only images whose names match; * and ? are wildcards. Default: any.");
    private readonly Option<string[]> _tags = Texts("--tag", "KEY=VALUE", "Only images with this tag; * and ? are wildcards in the value; can be repeated. Default: any.");
    private readonly Option<int?> _olderThan = Days("--older-than", "Only images at least this many days old. Default: any.");
    private readonly Option<int?> _newerThan = Days("--newer-than", "Only images at most this many days old. Default: any.");
    private readonly Option<string?> _wantedKey = Text("--not-under-key", "KEY", "Find images with a snapshot that is not under this key: a key id, key ARN, alias or alias ARN. An alias is resolved in each Region.");

    private readonly Dictionary<Shortcoming, Option<bool>> _flags = new()
    {
        [Shortcoming.Unencrypted] = Flag("--unencrypted", "Find images with a snapshot that is not encrypted."),
        [Shortcoming.DefaultKey] = Flag("--default-key", "Find images with a snapshot under the account's default EBS key, or under the AWS managed key."),
        [Shortcoming.SharedWithOthers] = Flag("--shared-with-others", "Find images that other accounts can launch. Takes a call for each image, as far as --max-calls goes."),
        [Shortcoming.Public] = Flag("--public", "Find images that every account can launch."),
        [Shortcoming.Unused] = Flag("--unused", "Find images that no instance, default or latest launch template version, or launch configuration of the account refers to."),
        [Shortcoming.LostAttributes] = Flag("--lost-attributes", "Find images that lack attributes or tags of the image that they were copied from, if that is found too."),
    };

    private readonly PricesOption _prices = new();
    private readonly NumberOption _maxCalls = new("--max-calls", "The maximum number of calls to make.", DefaultMaxCalls, min: 1);
    private readonly Option<string?> _requests = Text("--requests", "DIR", "Write a request for each image to DIR/IMAGE.json, with the key of --not-under-key or, without it, the account's default key.");
    private readonly Option<bool> _byAccount = Flag("--by-account", "Write the requests to DIR/ACCOUNT/REGION/IMAGE.json, so that those of several accounts are one list for fleet run and fleet start.");
    private readonly Option<bool> _tree = Flag("--tree", "Print the lineage of each image as a tree: its source, the image, and what was made of it.");
    private readonly Option<string?> _picture = Text("--picture", "FILE.svg", "Write a picture of the lineage of the one image found; exactly one must be found. --output html has a picture for each.");
    private readonly ChoiceOption _output = new("--output", OutputOption.Meaning, "text", "json", "csv", "html");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Option[] options = [_account, _accountId, _regions, _owner, _name, _tags, _olderThan, _newerThan, _wantedKey, .. _flags.Values, _prices, _maxCalls, _requests, _byAccount, _tree, _picture, _output];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The names of the given options that only the simulator has.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<string> SimulatorOnly(ParseResult parsed) =>
        [.. new Option[] { _account, _accountId }.Where(option => parsed.GetResult(option) is not null).Select(option => option.Name)];

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isAws">Whether it searches AWS.</param>
    /// <exception cref="UserErrorException">An option is missing or wrong.</exception>
    public FindArguments Read(ParseResult parsed, bool isAws)
    {
        var wantedKey = parsed.GetValue(_wantedKey);
        var shortcomings = _flags.Where(flag => parsed.GetValue(flag.Value)).Select(flag => flag.Key);
        return new FindArguments
        {
            AccountFile = isAws ? null : parsed.GetValue(_account) ?? throw UserErrorException.ForCommandLine("Name the account to search: --account FILE for a simulated one, or --aws."),
            AccountId = parsed.GetValue(_accountId) ?? SimulatedAccount.DefaultAccountId,
            Regions = (parsed.GetValue(_regions) ?? []) is { Length: > 0 } regions ? [.. regions.Distinct()] : isAws ? [] : [SimulatedAccount.DefaultRegion],
            Owner = parsed.GetValue(_owner) ?? "self",
            Name = parsed.GetValue(_name),
            Tags = [.. (parsed.GetValue(_tags) ?? []).Select(ReadTag)],
            OlderThanDays = parsed.GetValue(_olderThan),
            NewerThanDays = parsed.GetValue(_newerThan),
            Shortcomings = [.. wantedKey is null ? shortcomings : shortcomings.Append(Shortcoming.NotUnderKey)],
            WantedKey = wantedKey,
            Prices = _prices.Read(parsed),
            MaxCalls = parsed.GetValue(_maxCalls),
            RequestsDirectory = parsed.GetValue(_requests),
            ByAccount = parsed.GetValue(_byAccount) && (parsed.GetValue(_requests) is not null ? true
                : throw UserErrorException.ForCommandLine("--by-account says where --requests writes to; add --requests DIR.")),
            Tree = ReadTree(parsed),
            Picture = OutputFile.Open(_picture.Name, parsed.GetValue(_picture)),
            Format = parsed.GetValue(_output)!,
        };
    }

    private bool ReadTree(ParseResult parsed) => parsed.GetValue(_tree) && (parsed.GetValue(_output) is "text" ? true
        : throw UserErrorException.ForCommandLine($"--tree can't be combined with --output {parsed.GetValue(_output)}; the tree is text. --picture can."));

    private static KeyValuePair<string, string> ReadTag(string text) => text.IndexOf('=', StringComparison.Ordinal) is var at and > 0
        ? new(text[..at], text[(at + 1)..])
        : throw UserErrorException.ForCommandLine($"--tag is {text}; it must be like KEY=VALUE.");

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<int?> Days(string name, string description) => new(name)
    {
        HelpName = "DAYS",
        Description = description,
        CustomParser = argument =>
        {
            if (!int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > 100_000)
            {
                argument.AddError($"{name} must be a whole number of days (got {argument.Tokens[0].Value}).");
            }

            return days;
        },
    };
}
