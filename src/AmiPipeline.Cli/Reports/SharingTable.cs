using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>With whom images are shared, one row for each.</summary>
internal static class SharingTable
{
    /// <summary>The table; null if it would have no rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="items">What came of each; none before it is done.</param>
    public static TextTable? Create(IReadOnlyList<SharingRow> rows, params IReadOnlyList<SharedDestination> items)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var isComplete = items.All(item => item.State == SharingState.Shared);
        var table = new TextTable(unwrapped: 1, ["Image in", "Shared with", "No longer shared with", .. isComplete ? Array.Empty<string>() : ["State"]]);
        foreach (var (index, row) in rows.Index())
        {
            table.Add([row.Where, row.With, row.Without, .. isComplete ? Array.Empty<string>() : [Describe(items[index])]]);
        }

        return table;
    }

    private static string Describe(SharedDestination item) => item.Failure is { } failure ? $"failed: {failure.Error}" : item.State.JsonName();
}
