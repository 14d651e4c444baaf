using System.CommandLine;
using System.Text.Json.Nodes;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>The options of the commands that run a fleet.</summary>
internal sealed class FleetOptions
{
    /// <summary>The most child executions of a distributed Map (Step Functions Developer Guide, "Quotas").</summary>
    private const int MaxChildren = 10_000;

    // An ItemReader's InputType has no path (Step Functions Developer Guide, "ItemReader").
    private static readonly HashSet<string> NotArrays = new(StringComparer.OrdinalIgnoreCase) { ".jsonl", ".ndjson", ".csv" };

    private readonly Option<string?> _name = new("--name") { HelpName = "FLEET", Description = "The fleet's name; the same fleet again does only what is missing. Default: the name of the directory or file." };

    private readonly NumberOption _concurrency = new("--max-concurrency", "How many requests run at once.", FleetDefaults.MaxConcurrency, min: 1, max: MaxChildren);

    private readonly NumberOption _tolerated = new("--tolerate", "The percentage of images that may fail; with more, the fleet is stopped.", FleetDefaults.ToleratedFailurePercentage, min: 0, max: 100);

    private readonly Option<string?> _key = KeyOption();

    /// <summary>The list.</summary>
    public Argument<string> List { get; }

    /// <summary>The key of a list of images.</summary>
    public static Option<string?> KeyOption() => new("--kms-key") { HelpName = "KEY", Description = "If LIST is what find writes as CSV or JSON: the key that its images are encrypted under. Default: the account's default key." };

    /// <summary>Makes them.</summary>
    /// <param name="mayBeInS3">Whether the list may be in S3.</param>
    public FleetOptions(bool mayBeInS3) => List = ListArgument(mayBeInS3);

    /// <summary>The argument that names a list.</summary>
    /// <param name="mayBeInS3">Whether the list may be in S3.</param>
    public static Argument<string> ListArgument(bool mayBeInS3) => new("LIST")
    {
        Description = $"A directory of request files; a file with a JSON array of requests or one request per line; images that find has written as CSV or JSON; or - for standard input{(mayBeInS3 ? "; or s3://BUCKET/KEY for a JSON array in the fleet's own bucket, whatever BUCKET is" : "")}.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(List);
        command.Options.Add(_name);
        command.Options.Add(_concurrency);
        command.Options.Add(_tolerated);
        command.Options.Add(_key);
    }

    /// <summary>What the fleet does in which account and Region.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="source">Reads files and standard input.</param>
    /// <param name="locate">The account and Region of a request, by the directories that it is in.</param>
    /// <exception cref="UserErrorException">The name is not one, or the list cannot be read.</exception>
    public IReadOnlyList<FleetPart> Read(ParseResult parsed, TextSource source, Func<RequestPlace, AwsLocation> locate)
    {
        var list = parsed.GetRequiredValue(List);
        var key = S3Uri.KeyOf(list);
        if (key is not null && NotArrays.Contains(Path.GetExtension(key)))
        {
            throw UserErrorException.ForCommandLine(
                $"LIST is \"{list}\"; the fleet state machine reads a JSON array from its bucket, since a definition fixes the form of a list. `ami-pipeline fleet list FILE` makes one of requests in lines, and of what `find` writes as CSV.");
        }

        var name = parsed.GetValue(_name) ?? FleetList.NameOf(list);
        var input = new FleetInput
        {
            Fleet = FleetInput.IsName(name) ? name : throw UserErrorException.ForCommandLine(
                $"--name is \"{name}\"; the name of a fleet has 1 to {FleetInput.MaxNameLength} letters, digits, hyphens and underscores."),
            List = key,
            MaxConcurrency = parsed.GetValue(_concurrency),
            ToleratedFailurePercentage = parsed.GetValue(_tolerated),
        };
        if (key is not null)
        {
            if (parsed.GetValue(_key) is not null)
            {
                throw FleetList.KeysOfTheirOwn();
            }

            return [new FleetPart(locate(RequestPlace.Anywhere), input)];
        }

        var read = FleetList.Read(source, list, parsed.GetValue(_key));
        return
        [
            .. read.Requests.Zip(read.Places)
                .GroupBy(request => locate(request.Second), request => request.First!.DeepClone())
                .Select(part => new FleetPart(part.Key, input with { Requests = new JsonArray([.. part]) })),
        ];
    }
}
