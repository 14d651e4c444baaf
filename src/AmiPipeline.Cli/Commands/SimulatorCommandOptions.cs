using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;

namespace AmiPipeline.Cli.Commands;

/// <summary>The options of <c>simulator</c>.</summary>
internal sealed class SimulatorCommandOptions
{
    private const int MaxPort = 65_535;
    private const int MaxSpeed = 86_400;

    private readonly Option<string> _account = new("--account")
    {
        HelpName = "FILE",
        Description = "The simulated account.",
        DefaultValueFactory = _ => "examples/simulated-account.json",
    };

    private readonly NumberOption _port = new("--port", "The port on 127.0.0.1; 0 for any free port.", 4599, 0, MaxPort);

    private readonly NumberOption _speed = new("--speed", "How many times faster than real time its clock runs: with 60, a minute takes a second.", 1, 1, MaxSpeed);

    private readonly NumberOption _seed = new("--seed", "The seed of IDs and jitter.", 1, 0);

    private readonly Option<bool> _logs = new("--logs") { Description = "Log every call to standard error, not only rejected ones." };

    private readonly Option<string?> _events = new("--events")
    {
        HelpName = "FILE",
        Description = "Append the events that EC2 sends to EventBridge to a file, one JSON object per line.",
    };

    private readonly Option<string?> _state = new("--state")
    {
        HelpName = "FILE",
        Description = "Save the simulated account to this file at the end, and continue with it if the file exists at the start; --account is then not read.",
    };

    private readonly Option<bool> _withPipeline = new("--with-pipeline")
    {
        Description = "Deploy the pipeline too: Step Functions with its state machines, its functions, and the EventBridge rules of --configuration.",
    };

    private readonly Option<string[]> _configurations = new("--configuration")
    {
        HelpName = "FILE",
        Description = "The configuration that --with-pipeline deploys. Without one, there are no guardrails, and no event starts an execution. Can be given several times, each with a different \"name\", to deploy as many pipelines.",
    };

    private readonly Option<bool> _coverage = new("--coverage") { Description = "Print which parts of the EC2, KMS, STS and Parameter Store APIs are modeled, and exit." };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _account, _speed, _seed, _logs, _events, _state, _withPipeline, _configurations, _coverage })
        {
            command.Options.Add(option);
        }
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
        StateFile = parsed.GetValue(_state),
        WithPipeline = parsed.GetValue(_withPipeline),
        ConfigurationFiles = parsed.GetValue(_configurations) ?? [],
        Coverage = parsed.GetValue(_coverage),
    };
}

/// <summary>What the command line says about a simulator on a port.</summary>
internal sealed record SimulatorArguments
{
    /// <summary>The simulated account's file.</summary>
    public required string AccountFile { get; init; }

    /// <summary>The port; 0 for any free port.</summary>
    public required int Port { get; init; }

    /// <summary>How many times faster than real time its clock runs.</summary>
    public required int Speed { get; init; }

    /// <summary>The seed of IDs and jitter.</summary>
    public required int Seed { get; init; }

    /// <summary>Whether the pipeline is deployed to the simulated account.</summary>
    public bool WithPipeline { get; init; }

    /// <summary>The configurations of the pipelines; empty for one pipeline without any.</summary>
    public IReadOnlyList<string> ConfigurationFiles { get; init; } = [];

    /// <summary>Whether successful calls are logged too.</summary>
    public bool Logs { get; init; }

    /// <summary>Where events are written, one per line; null for nowhere.</summary>
    public string? EventsFile { get; init; }

    /// <summary>Where the world is saved, and read from if it is there; null for nowhere.</summary>
    public string? StateFile { get; init; }

    /// <summary>Whether to print what is modeled, and serve nothing.</summary>
    public bool Coverage { get; init; }
}
