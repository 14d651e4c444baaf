using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>A table as all reports draw it. Where its columns do not fit, its rows are stacked: the first cell as a title, the others below it with their headings.</summary>
/// <param name="unwrapped">How many columns, from the first, never wrap.</param>
/// <param name="headings">The headings of its columns.</param>
internal sealed class TextTable(int unwrapped, params string[] headings)
{
    private const int MinWrapped = 16;
    private const int Padding = 2;
    private const int Indent = 2;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Its texts, one for each column; an empty one says nothing.</param>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints it.</summary>
    /// <param name="console">Where to.</param>
    public void WriteTo(IAnsiConsole console)
    {
        if (FindWidths(console.Profile.Width - 1 - headings.Length * (Padding + 1)) is { } widths)
        {
            console.Write(Columns(widths));
        }
        else
        {
            WriteStacked(console);
        }
    }

    private IEnumerable<string> Texts(int column) => _rows.Select(row => row[column]).Append(headings[column]);

    // Null if the columns do not fit. The widest column wraps first.
    private int[]? FindWidths(int available)
    {
        var widths = headings.Select((_, column) => Texts(column).Max(text => text.Length)).ToArray();
        var least = widths.Select((width, column) => column < unwrapped ? width : Math.Max(Math.Min(width, MinWrapped), Texts(column).Max(TextLines.MaxWord))).ToArray();
        if (least.Sum() > available)
        {
            return null;
        }

        while (widths.Sum() > available)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(column => widths[column] > least[column]).MaxBy(column => widths[column]);
            widths[widest]--;
        }

        return widths;
    }

    private Table Columns(int[] widths)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var (heading, width) in headings.Zip(widths))
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).Width(width));
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }

    private void WriteStacked(IAnsiConsole console)
    {
        foreach (var row in _rows)
        {
            console.WriteWhole(($"{headings[0]} ", "grey"), (row[0], "bold"));
            var facts = new Facts();
            foreach (var (heading, cell) in headings.Zip(row).Skip(1).Where(pair => pair.Second.Length > 0))
            {
                facts.Add(heading, cell);
            }

            facts.WriteTo(console, Indent);
        }
    }
}
