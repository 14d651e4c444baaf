using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>With whom images are shared, one row for each.</summary>
internal static class SharingTable
{
    /// <summary>The table; null if it would have no rows.</summary>
    /// <param name="rows">The rows.</param>
    public static TextTable? Create(IReadOnlyList<SharingRow> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 1, "Image in", "Shared with", "No longer shared with");
        foreach (var row in rows)
        {
            table.Add(row.Where, row.With, row.Without);
        }

        return table;
    }
}
