using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Lines of heading and text; on a narrow terminal, long texts wrap below themselves.</summary>
internal sealed class Facts
{
    private const int Gap = 2;

    private readonly List<(string Heading, string Text, string Style)> _facts = [];

    /// <summary>Adds a fact.</summary>
    /// <param name="heading">Its heading; empty for one more under the same.</param>
    /// <param name="text">The fact.</param>
    /// <param name="style">Spectre's style.</param>
    public Facts Add(string heading, string text, string style = "default")
    {
        _facts.Add((heading, text, style));
        return this;
    }

    /// <summary>Adds facts under one heading; nothing for an empty list.</summary>
    /// <param name="heading">Their heading.</param>
    /// <param name="texts">The facts.</param>
    /// <param name="style">Spectre's style.</param>
    public Facts AddAll(string heading, IEnumerable<string> texts, string style = "default")
    {
        foreach (var (index, text) in texts.Index())
        {
            Add(index == 0 ? heading : "", text, style);
        }

        return this;
    }

    /// <summary>Prints them.</summary>
    /// <param name="console">Where to.</param>
    public void WriteTo(IAnsiConsole console)
    {
        var column = _facts.Max(fact => fact.Heading.Length) + Gap;
        foreach (var (heading, text, style) in _facts)
        {
            console.Markup($"[grey]{Markup.Escape(heading.PadRight(column))}[/]");
            if (column + text.Length <= console.Profile.Width)
            {
                console.MarkupLine($"[{style}]{Markup.Escape(text)}[/]");
            }
            else
            {
                WriteWrapped(console, text, style, column);
            }
        }
    }

    private static void WriteWrapped(IAnsiConsole console, string text, string style, int column)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && column + line.Length + 1 + word.Length > console.Profile.Width)
            {
                console.MarkupLine($"[{style}]{Markup.Escape(line)}[/]");
                console.Write(new string(' ', column));
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        console.MarkupLine($"[{style}]{Markup.Escape(line)}[/]");
    }
}
