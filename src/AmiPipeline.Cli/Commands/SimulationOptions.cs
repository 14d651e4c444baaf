using System.CommandLine;

namespace AmiPipeline.Cli.Commands;

/// <summary>The argument and options that a request in the simulator takes, whatever is done with it.</summary>
internal sealed class SimulationOptions
{
    private readonly Argument<string> _request = new("REQUEST") { Description = "The file with the request, such as examples/s5-unique-keys.json." };

    private readonly Option<string?> _account = new("--account")
    {
        HelpName = "FILE",
        Description = "The simulated account. Default: simulated-account.json beside the request.",
    };

    private readonly Option<string> _accountId = new("--account-id")
    {
        HelpName = "ID",
        Description = "The account of that file to work in.",
        DefaultValueFactory = _ => "111122223333",
    };

    private readonly Option<string> _region = new("--region")
    {
        HelpName = "REGION",
        Description = "The Region to work in.",
        DefaultValueFactory = _ => "us-east-1",
    };

    private readonly Option<string?> _name = new("--name")
    {
        HelpName = "EXECUTION",
        Description = "The name of the execution, which {execution} in an image's name stands for. Default: the request's file name.",
    };

    private readonly Option<string?> _configuration = new("--configuration")
    {
        HelpName = "FILE",
        Description = "A deployment's configuration, such as deployment.json: its guardrails and instances hold here too. A source of another account needs it, for guardrails.roles. Default: none.",
    };

    private readonly Option<string> _output;

    public SimulationOptions(Option<string> output) => _output = output;

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_request);
        command.Options.Add(_account);
        command.Options.Add(_accountId);
        command.Options.Add(_region);
        command.Options.Add(_name);
        command.Options.Add(_configuration);
    }

    /// <summary>The options that only the simulator has and that the command line gives, for the message that refuses them.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<string> Given(ParseResult parsed) => [.. new Option[] { _account, _accountId }.Where(option => IsGiven(parsed, option)).Select(option => option.Name)];

    /// <summary>The Region that the command line gives; null where it gives none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? GivenRegion(ParseResult parsed) => IsGiven(parsed, _region) ? parsed.GetValue(_region) : null;

    /// <summary>Whether the command line gives an option, and not only its default.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public SimulationArguments Read(ParseResult parsed) => new()
    {
        RequestPath = parsed.GetRequiredValue(_request),
        AccountFile = parsed.GetValue(_account),
        AccountId = parsed.GetRequiredValue(_accountId),
        Region = parsed.GetRequiredValue(_region),
        ExecutionName = parsed.GetValue(_name),
        ConfigurationFile = parsed.GetValue(_configuration),
        Json = parsed.GetValue(_output) == OutputFormat.Json,
    };
}
