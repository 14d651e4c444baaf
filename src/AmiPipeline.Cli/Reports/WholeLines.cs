using AmiPipeline.Reports.Texts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes lines whose words can be copied from any terminal.</summary>
internal static class WholeLines
{
    /// <summary>Writes a line as it is, even if it is wider than the console: a terminal continues it and copies it as one line.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="parts">Texts, each with Spectre's style.</param>
    public static void WriteWhole(this IAnsiConsole console, params IEnumerable<(string Text, string Style)> parts) =>
        console.Write(new WholeLine([.. parts.Select(part => new Segment(part.Text, Style.Parse(part.Style))), Segment.LineBreak]));

    /// <summary>Writes a text that folds at the console's width.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">Spectre's style.</param>
    public static void WriteFolded(this IAnsiConsole console, string text, string style = "default")
    {
        foreach (var line in TextLines.Fold(text, console.Profile.Width))
        {
            console.WriteWhole((line, style));
        }
    }

    private sealed class WholeLine(IReadOnlyList<Segment> segments) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }
}
