using Spectre.Console;

namespace AmiPipeline.Cli;

/// <summary>Where the program writes to.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors and logs.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    // Wide enough that nothing is folded: what reads a pipe has no width.
    private const int WidthOfPipe = 1000;

    /// <summary>Standard input; empty unless the program has one.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether a person watches: then progress moves; otherwise it comes as plain lines.</summary>
    public bool IsWatched => Out.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Where documents go, character by character.</summary>
    public TextWriter OutWriter => Out.Profile.Out.Writer;

    /// <summary>Where plain lines for errors and logs go.</summary>
    public TextWriter ErrorWriter => Error.Profile.Out.Writer;

    /// <summary>A console over a writer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="isTerminal">Whether it ends at a terminal, and not in a pipe or file.</param>
    /// <param name="isPlain">Whether not even a terminal is to get colours.</param>
    public static IAnsiConsole Console(TextWriter writer, bool isTerminal, bool isPlain)
    {
        if (isTerminal && !isPlain)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
