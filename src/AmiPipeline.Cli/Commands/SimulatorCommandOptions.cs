using System.CommandLine;

namespace AmiPipeline.Cli.Commands;

/// <summary>The options of <c>simulator</c>.</summary>
internal sealed class SimulatorCommandOptions
{
    private const int HighestPort = 65_535;
    private const int HighestSpeed = 86_400;

    private readonly Option<string> _account = new("--account")
    {
        HelpName = "FILE",
        Description = "The simulated account.",
        DefaultValueFactory = _ => "examples/simulated-account.json",
    };

    private readonly Option<int> _port = Number("--port", "The port on 127.0.0.1; 0 takes any that is free.", 4599, 0, HighestPort);

    private readonly Option<int> _speed = Number("--speed", "How many times as fast as the real one its time runs: with 60 a minute takes a second.", 1, 1, HighestSpeed);

    private readonly Option<int> _seed = Number("--seed", "The seed of ids and jitter.", 1, 0, int.MaxValue);

    private readonly Option<bool> _logs = new("--logs") { Description = "Log every call to standard error, and not only refused ones." };

    private readonly Option<string?> _events = new("--events")
    {
        HelpName = "FILE",
        Description = "Append what EC2 sends to EventBridge to a file, one JSON event a line.",
    };

    private readonly Option<bool> _coverage = new("--coverage") { Description = "Print what of the APIs of EC2, KMS, STS and Parameter Store is modelled, and end." };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_port);
        command.Options.Add(_account);
        command.Options.Add(_speed);
        command.Options.Add(_seed);
        command.Options.Add(_logs);
        command.Options.Add(_events);
        command.Options.Add(_coverage);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public SimulatorArguments Read(ParseResult parsed) => new()
    {
        AccountFile = parsed.GetRequiredValue(_account),
        Port = parsed.GetValue(_port),
        Speed = parsed.GetValue(_speed),
        Seed = parsed.GetValue(_seed),
        Logs = parsed.GetValue(_logs),
        EventsFile = parsed.GetValue(_events),
        Coverage = parsed.GetValue(_coverage),
    };

    private static Option<int> Number(string name, string description, int byDefault, int lowest, int highest) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, out var number) || number < lowest || number > highest)
            {
                result.AddError($"{name} is {text}; it must be a whole number from {lowest} to {highest}.");
            }

            return number;
        },
    };
}
