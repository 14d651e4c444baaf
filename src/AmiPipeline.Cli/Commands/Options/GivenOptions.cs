using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>Options as they were given, for a command that repeats them.</summary>
internal static class GivenOptions
{
    /// <summary>The names and values of those that were given, as words.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options.</param>
    public static IReadOnlyList<string> Read(ParseResult parsed, params IEnumerable<Option> options) =>
        [.. from option in options
            where parsed.GetResult(option) is { Implicit: false, Tokens.Count: > 0 }
            from word in parsed.GetResult(option)!.Tokens.Select(token => token.Value).Prepend(option.Name)
            select word];
}
