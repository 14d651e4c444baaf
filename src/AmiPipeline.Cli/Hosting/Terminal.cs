using Spectre.Console;

namespace AmiPipeline.Cli.Hosting;

/// <summary>Where the program writes to.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors and logs.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    // Wide enough that nothing wraps: a pipe has no width.
    private const int WidthOfPipe = 1000;

    /// <summary>Standard input; empty unless the program has one.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether progress can be live; otherwise it is plain lines.</summary>
    public bool IsInteractive => Out.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Where documents are written, unformatted.</summary>
    public TextWriter OutWriter => Out.Profile.Out.Writer;

    /// <summary>Where plain lines for errors and logs are written.</summary>
    public TextWriter ErrorWriter => Error.Profile.Out.Writer;

    /// <summary>A console over a writer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="isTerminal">Whether it is a terminal rather than a pipe or file.</param>
    /// <param name="isPlain">Whether to use no colors even on a terminal.</param>
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
