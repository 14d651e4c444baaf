using Spectre.Console;
using Spectre.Console.Rendering;

namespace AmiPipeline.Cli.Hosting;

/// <summary>Where the program writes to.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors and logs.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    // Wide enough that nothing wraps: a pipe has no width.
    private const int WidthOfPipe = 1000;
    private const int HeightOfPipe = 24;

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
    /// <param name="width">The width of a plain terminal; null to ask .NET's console.</param>
    public static IAnsiConsole Console(TextWriter writer, bool isTerminal, bool isPlain, int? width = null)
    {
        if (isTerminal && !isPlain)
        {
            var colored = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
            colored.Pipeline.Attach(new PrintableText());
            return colored;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Without styles, Spectre writes no escape sequence; without ANSI it would use .NET's console, which writes its own.
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal || width is not null)
        {
            console.Profile.Width = isTerminal ? width!.Value : WidthOfPipe;
            console.Profile.Height = HeightOfPipe;
        }

        console.Profile.Capabilities.Unicode = true;
        console.Pipeline.Attach(new PrintableText());
        console.Pipeline.Attach(new WithoutStyles());
        return console;
    }

    private sealed class WithoutStyles : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(one => new Plain(one));

        private sealed class Plain(IRenderable inner) : IRenderable
        {
            public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

            public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
                inner.Render(options, maxWidth).Where(segment => !segment.IsControlCode).Select(segment => segment.IsLineBreak ? segment : new Segment(segment.Text));
        }
    }
}
