using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AmiPipeline.Cli.Commands.Options;

namespace AmiPipeline.Cli.Commands.States;

/// <summary>The argument and options of <c>states run</c>.</summary>
/// <param name="output">The output format.</param>
internal sealed class StatesRunOptions(OutputOption output)
{
    private const string DefaultNow = "2026-01-01T00:00:00Z";

    // An execution can take a year, and waits reach further; .NET's calendar ends with the year 9999.
    private const int MaxYear = 9000;

    private static readonly string[] TimestampFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly Argument<string> _file = new("FILE") { Description = "The definition, JSON; - for standard input." };

    private readonly Option<string?> _input = File("--input", "The execution's input, JSON. Default: {}.");

    private readonly Option<string?> _mocks = File(
        "--mocks",
        """The tasks' results, used in order, state by state: {"State": [{"return": …}, {"throw": {"Error": …, "Cause": …}}, {"hang": true}]}. """
        + """With "input" in a result, the task with that input takes it first; for .sync and .waitForTaskToken a result is that of the job or """
        + """the callback, or with "submitted": false that of the call itself. Default: none, for definitions without tasks.""");

    private readonly Option<string?> _s3 = new("--s3")
    {
        HelpName = "DIR",
        Description = "A directory that stands for S3: the items and results of distributed Maps are read from and written to DIR/BUCKET/KEY, if the mocks "
            + "have no response. Default: what is written is dropped.",
    };

    private readonly Option<string?> _context = File("--context", "A JSON object merged into the context object ($$), field by field.");

    private readonly Option<DateTimeOffset?> _now = new("--now")
    {
        HelpName = "TIMESTAMP",
        Description = $"When the execution starts, on a virtual clock; waits take no real time. Default: {DefaultNow}.",
        CustomParser = ReadTimestamp,
    };

    private readonly Option<long?> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "The seed of jitter, States.MathRandom, States.UUID and task tokens: the same seed gives the same run. Default: 0.",
    };

    private readonly Option<bool> _history = new("--history")
    {
        Description = "Print the execution's events first, as GetExecutionHistory returns them.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in new Option[] { _input, _mocks, _s3, _context, _now, _seed, _history, output })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public StatesRunArguments Read(ParseResult parsed) => new()
    {
        File = parsed.GetRequiredValue(_file),
        Input = parsed.GetValue(_input),
        Mocks = parsed.GetValue(_mocks),
        S3 = parsed.GetValue(_s3),
        Context = parsed.GetValue(_context),
        Now = parsed.GetValue(_now) ?? ParseTimestamp(DefaultNow)!.Value,
        Seed = parsed.GetValue(_seed) ?? 0,
        History = parsed.GetValue(_history),
        Json = output.IsJson(parsed),
    };

    private static Option<string?> File(string name, string description) =>
        new(name) { HelpName = "FILE", Description = $"{description} - for standard input." };

    private static DateTimeOffset? ReadTimestamp(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ParseTimestamp(text) is { } timestamp)
        {
            return timestamp;
        }

        argument.AddError($"--now is {text}; it must be like {DefaultNow} or 2026-01-01T01:30:00.5+01:00.");
        return null;
    }

    private static DateTimeOffset? ParseTimestamp(string text) =>
        DateTimeOffset.TryParseExact(text, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var timestamp)
        && (text.EndsWith('Z') || text[^6] is '+' or '-') && timestamp.Year <= MaxYear
            ? timestamp.ToUniversalTime()
            : null;
}
