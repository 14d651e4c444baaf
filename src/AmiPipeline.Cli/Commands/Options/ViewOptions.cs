using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The options of a command that shows an image's lineage besides its usual output.</summary>
/// <param name="hasEnded">Whether the command shows an execution that has ended, and can report on it.</param>
internal sealed class ViewOptions(bool hasEnded)
{
    private readonly Option<bool> _tree = new("--tree") { Description = $"Print the image's lineage as a tree, {(hasEnded ? "as it was" : "as predicted")}." };

    private readonly Option<string?> _picture = new("--picture")
    {
        HelpName = "FILE.svg",
        Description = $"Write a picture of the image's lineage, {(hasEnded ? "as it was" : "as predicted")}: source, temporary resources, image and copies, with a color for each key.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Write a report of the execution as one HTML file: planned and found keys, lineage, timeline, calls, what was removed, and the request.",
    };

    private readonly PricesOption _prices = new();

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_tree);
        command.Options.Add(_picture);
        command.Options.Add(_prices);
        if (hasEnded)
        {
            command.Options.Add(_report);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="json">Whether the output is a JSON document.</param>
    /// <exception cref="UserErrorException">It can't be done: known before anything else is.</exception>
    public ViewArguments Read(ParseResult parsed, bool json)
    {
        var tree = parsed.GetValue(_tree);
        if (tree && json)
        {
            throw UserErrorException.ForCommandLine("--tree can't be combined with --output json; the tree is text. --picture can.");
        }

        var picture = OutputFile.Open(_picture.Name, parsed.GetValue(_picture));
        var report = hasEnded ? OutputFile.Open(_report.Name, parsed.GetValue(_report)) : null;
        if (picture is not null && report?.IsSame(picture) == true)
        {
            throw UserErrorException.ForCommandLine($"{_report.Name} and {_picture.Name} name the same file, {picture.Path}; each needs its own.");
        }

        return new ViewArguments(tree, picture, report, _prices.Read(parsed));
    }
}
