namespace AmiPipeline.Reports.Html;

/// <summary>A table with a caption and headings, the first cell of each row among them. If it does not fit, it scrolls on its own.</summary>
/// <param name="caption">What it shows.</param>
/// <param name="headings">The headings of its columns.</param>
internal sealed class HtmlTable(string caption, params string[] headings)
{
    private readonly List<HtmlCell[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Its cells, one for each column.</param>
    public void Add(params HtmlCell[] cells) => _rows.Add(cells);

    /// <summary>Writes its first rows, so that the page stays usable, and where the others are.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="max">How many rows it has at most.</param>
    /// <param name="others">Where the others are, as the end of a sentence.</param>
    public void WriteTo(MarkupWriter markup, int max, string others)
    {
        if (_rows.Count > max)
        {
            markup.Element("p", $"The first {max} of {_rows.Count}; {others}.", ("class", "muted"));
            _rows.RemoveRange(max, _rows.Count - max);
        }

        WriteTo(markup);
    }

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    public void WriteTo(MarkupWriter markup)
    {
        using var scroll = HtmlPage.Scroll(markup, caption);
        using var table = markup.Begin("table");
        markup.Element("caption", caption);
        using (markup.Begin("thead"))
        using (markup.Begin("tr"))
        {
            foreach (var heading in headings)
            {
                markup.Element("th", heading, ("scope", "col"));
            }
        }

        using var body = markup.Begin("tbody");
        foreach (var row in _rows)
        {
            using var line = markup.Begin("tr");
            row[0].WriteTo(markup, "th", ("scope", "row"));
            foreach (var cell in row.Skip(1))
            {
                cell.WriteTo(markup, "td");
            }
        }
    }
}
