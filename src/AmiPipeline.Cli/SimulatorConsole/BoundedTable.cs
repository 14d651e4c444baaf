using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>A table that stays usable however many rows there are: it has the first of those that contain a text.</summary>
/// <param name="caption">What it shows.</param>
/// <param name="find">The text that rows contain; empty for all.</param>
/// <param name="headings">The headings of its columns.</param>
internal sealed class BoundedTable(string caption, string find, params string[] headings)
{
    /// <summary>The most rows that it has.</summary>
    public const int MaxRows = 1_000;

    private readonly HtmlTable _table = new(caption, headings);
    private int _rows;
    private int _found;

    /// <summary>Adds a row, if it contains the text.</summary>
    /// <param name="cells">Its cells, one for each column.</param>
    public void Add(params HtmlCell[] cells)
    {
        _rows++;
        if (find.Length > 0 && !cells.Any(cell => cell.Text.Contains(find, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (++_found <= MaxRows)
        {
            _table.Add(cells);
        }
    }

    /// <summary>Writes it, or that there is nothing.</summary>
    /// <param name="markup">Where to.</param>
    public void WriteTo(MarkupWriter markup)
    {
        if (_found == 0)
        {
            markup.Element("p", _rows == 0 ? "None." : $"None of {_rows} has \"{find}\".", ("class", "muted"));
            return;
        }

        if (_found > MaxRows || _found < _rows)
        {
            markup.Element("p", $"{(_found > MaxRows ? $"The first {MaxRows} of {_found}" : $"{_found}")}{(find.Length > 0 ? $" with \"{find}\", of {Wording.Count(_rows, "row")}" : "; find the others by their text")}.", ("class", "muted"));
        }

        _table.WriteTo(markup);
    }
}
