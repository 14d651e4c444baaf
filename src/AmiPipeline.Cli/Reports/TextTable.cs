using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Tables as all reports draw them: on a narrow terminal their columns wrap, except those with IDs.</summary>
internal static class TextTable
{
    /// <summary>An empty table.</summary>
    /// <param name="unwrapped">How many columns, from the first, never wrap.</param>
    /// <param name="headings">The headings of its columns.</param>
    public static Table Create(int unwrapped, params ReadOnlySpan<string> headings)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var column in table.Columns.Take(unwrapped))
        {
            column.NoWrap();
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cells">The texts.</param>
    public static void AddTexts(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
