using Spectre.Console;
using Spectre.Console.Rendering;

namespace AmiPipeline.Cli.Hosting;

/// <summary>What tags, names and errors hold must not drive the terminal: control characters in texts are printed as U+FFFD. Those of Spectre itself are no texts.</summary>
internal sealed class PrintableText : IRenderHook
{
    private const char Replacement = '\uFFFD';

    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(one => new Printable(one));

    private static bool IsRefused(char character) => char.IsControl(character) && character is not ('\n' or '\t');

    private sealed class Printable(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Clean);

        private static Segment Clean(Segment segment) => segment.IsControlCode || segment.IsLineBreak || !segment.Text.Any(IsRefused)
            ? segment
            : new Segment(string.Concat(segment.Text.Select(character => IsRefused(character) ? Replacement : character)), segment.Style);
    }
}
