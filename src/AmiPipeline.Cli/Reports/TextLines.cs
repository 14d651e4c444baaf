using Spectre.Console;
using Spectre.Console.Rendering;

namespace AmiPipeline.Cli.Reports;

/// <summary>Folds texts at their spaces. A word is never broken, so that an ID, an ARN or a key can be copied from any terminal.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many characters fit into a line; a longer word has a line of its own.</param>
    public static IReadOnlyList<string> Fold(string text, int width)
    {
        if (text.Length <= width)
        {
            return [text];
        }

        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <summary>The length of the longest word of a text.</summary>
    /// <param name="text">The text.</param>
    public static int MaxWord(string text) => text.Split(' ').Max(word => word.Length);

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
        foreach (var line in Fold(text, console.Profile.Width))
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
