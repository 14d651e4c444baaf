using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;

namespace AmiPipeline.Cli.Commands.Explore;

/// <summary>The argument and options of <c>explore</c>.</summary>
internal sealed class ExploreOptions
{
    private const int DefaultSample = 1000;

    private readonly Argument<string> _request = new("REQUEST") { Description = "The request file, such as examples/s5-unique-keys.json, or - for standard input." };

    private readonly SimulationOptions _simulation = new(mayUseAws: false);

    private readonly Option<string?> _configuration = new("--configuration")
    {
        HelpName = "FILE",
        Description = "A deployment's configuration, such as deployment.json. Required for a source in another account (guardrails.roles). Default: none.",
    };

    private readonly Option<string?> _faults = new("--faults")
    {
        HelpName = "NAMES",
        Description = "Explore only faults of these kinds, such as lost-answer,crashed. Default: all kinds.",
    };

    private readonly ChoiceOption _pairs = new("--pairs", "Explore pairs of faults too: none, a sample that follows from --seed, or all.", [.. Enum.GetNames<Pairs>().Select(name => name.ToLowerInvariant())]);
    private readonly NumberOption _sample = new("--sample", "How many pairs --pairs sample explores.", DefaultSample, min: 1);
    private readonly NumberOption _seed = new("--seed", "The seed of IDs, jitter and the sample: the same seed gives the same results.", 1);

    private readonly Option<string?> _replay = new("--replay")
    {
        HelpName = "KEY",
        Description = "Run one combination of faults and print its history: calls, tasks and the verdict. A key is what the results have, such as \"CreateImage#1:lost-answer\".",
    };

    private readonly ChoiceOption _output = new("--output", "Output format: text, one JSON document, or an HTML page on stdout.", "text", "json", "html");

    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Write the same HTML page to a file too: a cell for each call and task under each kind of fault, with its keys and reasons.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_request);
        _simulation.AddTo(command);
        foreach (var option in new Option[] { _configuration, _faults, _pairs, _sample, _seed, _replay, _output, _report })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public ExploreArguments Read(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_request);
        var (replay, report) = (parsed.GetValue(_replay), parsed.GetValue(_report));
        if (replay is not null && report is not null)
        {
            throw UserErrorException.ForCommandLine("--report can't be combined with --replay, which runs one combination of faults and prints its history.");
        }

        return new ExploreArguments
        {
            RequestPath = path,
            Simulation = _simulation.Read(parsed, path),
            ConfigurationFile = parsed.GetValue(_configuration),
            Kinds = Kinds(parsed.GetValue(_faults)),
            Pairs = Enum.Parse<Pairs>(parsed.GetRequiredValue(_pairs), ignoreCase: true),
            Sample = parsed.GetValue(_sample),
            Seed = parsed.GetValue(_seed),
            Replay = replay,
            SubjectOptions = [.. _simulation.Given(parsed), .. GivenOptions.Read(parsed, _configuration, _seed)],
            Format = parsed.GetRequiredValue(_output),
            Report = OutputFile.Open(_report.Name, report),
        };
    }

    private static IReadOnlyList<FaultKind> Kinds(string? names)
    {
        var known = FaultKinds.All.Select(kind => kind.Name).Distinct().ToList();
        var given = names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. known];
        return given.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw UserErrorException.ForCommandLine($"--faults has {unknown}; the kinds of faults are {string.Join(", ", known)}.")
            : [.. FaultKinds.All.Where(kind => given.Contains(kind.Name))];
    }
}

/// <summary>What the command line says about an exploration.</summary>
internal sealed record ExploreArguments
{
    /// <summary>The request's file.</summary>
    public required string RequestPath { get; init; }

    /// <summary>The simulated account.</summary>
    public required SimulationArguments Simulation { get; init; }

    /// <summary>The file with a deployment's configuration; null for none.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The kinds of faults to explore.</summary>
    public required IReadOnlyList<FaultKind> Kinds { get; init; }

    /// <summary>Which pairs of faults.</summary>
    public Pairs Pairs { get; init; }

    /// <summary>How many pairs a sample has.</summary>
    public int Sample { get; init; }

    /// <summary>The seed.</summary>
    public int Seed { get; init; }

    /// <summary>The key of the one combination to replay; null for all.</summary>
    public string? Replay { get; init; }

    /// <summary>The given options that an execution depends on, as words: a command that repeats it has them too.</summary>
    public required IReadOnlyList<string> SubjectOptions { get; init; }

    /// <summary><c>text</c>, <c>json</c> or <c>html</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Where the HTML page is written too; null for nowhere.</summary>
    public OutputFile? Report { get; init; }
}
