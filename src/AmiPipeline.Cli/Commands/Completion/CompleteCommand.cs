using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;

namespace AmiPipeline.Cli.Commands.Completion;

/// <summary><c>complete</c>, which the scripts of <c>completion</c> call: prints what the word at a position may become, one a line.</summary>
internal static class CompleteCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "complete";

    /// <summary>The command. No help lists it.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="root">The program's command.</param>
    public static Command Create(Terminal terminal, Func<Command> root)
    {
        var line = new Argument<string>("LINE");
        var position = new NumberOption("--position", "The cursor's position in the line, in characters.", int.MaxValue, min: 0);
        var command = new Command(Name) { line, position };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(line);
            var at = Math.Min(parsed.GetValue(position), text.Length);
            var word = text[..at].Split(' ')[^1];
            foreach (var completion in root().Parse(text[..at]).GetCompletions(at).Select(completion => completion.Label).Where(label => label.StartsWith(word, StringComparison.Ordinal)).Distinct())
            {
                terminal.OutWriter.WriteLine(completion);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
