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

        var isComplete = items.All(item => item.State is SharingState.Shared or SharingState.Unshared);
        // Only of a result with unshareFrom.
        var hasFormer = rows.Any(row => row.FormerHolders is not null);
        var table = new TextTable(unwrapped: 1, [
            "Image in", "Shared with", "No longer shared with", .. hasFormer ? ["Could use it before"] : Array.Empty<string>(), .. isComplete ? Array.Empty<string>() : ["State"],
        ]);
        foreach (var (index, row) in rows.Index())
        {
            table.Add([row.Where, row.With, row.Without, .. hasFormer ? [row.FormerHolders ?? ""] : Array.Empty<string>(), .. isComplete ? Array.Empty<string>() : [Describe(items[index])]]);
        }

        return table;
    }

    private static string Describe(SharedDestination item) => item.Failure is { } failure ? $"failed: {failure.Error}" : item.State.JsonName();
}
