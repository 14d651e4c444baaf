using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The option <c>--output</c> of the commands whose result has two formats.</summary>
internal sealed class OutputOption() : ChoiceOption("--output", Meaning, Text, Json)
{
    /// <summary>What it means, whichever other formats a command has.</summary>
    public const string Meaning = "Output format. With json, stdout is a single JSON document, errors included.";

    private const string Text = "text";
    private const string Json = "json";

    /// <summary>Whether the command line requests a JSON document.</summary>
    /// <param name="parsed">The command line.</param>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(this) == Json;

    /// <summary>Whether arguments request a JSON document, even if they are invalid as a whole.</summary>
    /// <param name="args">The arguments.</param>
    public static bool IsJson(IReadOnlyList<string> args) =>
        args.Contains($"--output={Json}") || args.Contains($"--output:{Json}")
        || args.Zip(args.Skip(1)).Any(pair => pair is { First: "--output", Second: Json });
}
