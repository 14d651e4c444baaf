using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>What is published of an image and its copies, one row for each thing: as requested, and as it is. Both tables have the same rows.</summary>
internal static class PublicationsTable
{
    /// <summary>As planned; null if there is nothing.</summary>
    /// <param name="plan">The image's plan.</param>
    public static TextTable? Create(ImagePlan plan)
    {
        if (!plan.Publishes)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 1, "Published in", "What", "How");
        foreach (var (location, publish) in plan.Publications())
        {
            AddRows(table, location.Describe(plan.Location), PublicationRows.Planned(publish));
        }

        return table;
    }

    /// <summary>As it is; null if there is nothing.</summary>
    /// <param name="items">What was published.</param>
    /// <param name="home">Where the image itself is.</param>
    public static TextTable? Create(IReadOnlyList<Publication> items, AwsLocation home)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 2, "Published in", "Image", "What", "How");
        foreach (var item in items)
        {
            AddRows(table, item.Location.Describe(home), PublicationRows.Found(item).Select(row => (row.What, row.How)), item.ImageId);
            if (item.State != PublicationState.Published)
            {
                table.Add(item.Location.Describe(home), item.ImageId, item.State.JsonName(), item.Failure?.Error ?? "");
            }
        }

        return table;
    }

    private static void AddRows(TextTable table, string where, IEnumerable<(string What, string How)> rows, params string[] image)
    {
        foreach (var (what, how) in rows)
        {
            table.Add([where, .. image, what, how]);
        }
    }
}
