using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Tables as all reports draw them: on a narrow terminal their columns fold, those with ids excepted.</summary>
internal static class Columns
{
    /// <summary>An empty table.</summary>
    /// <param name="unfolded">How many columns, from the first, never fold.</param>
    /// <param name="headings">The headings of its columns.</param>
    public static Table Of(int unfolded, params ReadOnlySpan<string> headings)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var column in table.Columns.Take(unfolded))
        {
            column.NoWrap();
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cells">The texts.</param>
    public static void AddTexts(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>yes or no.</summary>
    /// <param name="value">The answer.</param>
    public static string YesOrNo(bool value) => value ? "yes" : "no";
}
