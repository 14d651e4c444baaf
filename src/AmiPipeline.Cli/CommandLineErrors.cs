using System.CommandLine;
using AmiPipeline.Documents;

namespace AmiPipeline.Cli;

/// <summary>Describes what is wrong with a command line, what was probably meant, and where to find help.</summary>
internal static class CommandLineErrors
{
    /// <summary>The errors, one per line.</summary>
    /// <param name="parsed">An invalid command line.</param>
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = Unknown(parsed.UnmatchedTokens);
        var errors = unknown.Select(token => Unmatched(token, command)).ToList();
        if (unknown.Count == 0)
        {
            errors.AddRange(command.Subcommands.Count > 0 && parsed.Tokens.Count == command.Parents.Count()
                ? [$"No command given. Available: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}."]
                : parsed.Errors.Select(error => error.Message));
        }

        return string.Join('\n', [.. errors, $"Try: {PathOf(command)} --help"]);
    }

    // What follows an unknown option was meant as its value: naming it too would only confuse.
    private static List<string> Unknown(IReadOnlyList<string> unmatched)
    {
        var options = unmatched.Where(IsOption).ToList();
        return options.Count > 0 ? options : [.. unmatched.Take(1)];
    }

    private static string Unmatched(string token, Command command)
    {
        var known = IsOption(token) ? OptionsOf(command) : command.Subcommands.Select(sub => sub.Name);
        var kind = IsOption(token) ? "an option" : command.Subcommands.Count > 0 ? "a command" : "an argument";
        return $"{token} is not {kind} of {PathOf(command)}.{(Spelling.Nearest(token, known) is { } meant ? $" Did you mean {meant}?" : "")}";
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Select(option => option.Name);

    private static bool IsOption(string token) => token.StartsWith('-');

    private static string PathOf(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(parent => parent.Name).Append(command.Name));
}
