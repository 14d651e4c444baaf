using AmiPipeline.Cli.Json;
using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>Older images that make room: as planned, and what came of each.</summary>
internal static class RetentionTable
{
    /// <summary>As planned; null if none do.</summary>
    /// <param name="plan">The image's plan.</param>
    public static TextTable? Create(ImagePlan plan)
    {
        if (plan.Retention is not { } retention)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 1, "Family", "Keeps", "If its use is not known");
        table.Add([
            retention.Family, $"the newest {retention.KeepLatest}, and those that are used or protected",
            $"deprecated, disabled in {Wording.Count(retention.DisableAfterDays, "day")}, removed in {Wording.Count(retention.RemoveAfterDays, "day")} more",
        ]);
        return table;
    }

    /// <summary>What came of them; null if there is nothing to report.</summary>
    /// <param name="items">Place by place.</param>
    /// <param name="home">Where the image itself is.</param>
    public static TextTable? Create(IReadOnlyList<RetainedFamily> items, AwsLocation home)
    {
        var rows = items.SelectMany(item => RetentionRows.Create(item, home)).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 3, "Older in", "Image", "Now", "Why");
        foreach (var row in rows)
        {
            table.Add([row.Where, row.Image, row.State, row.Reason]);
        }

        return table;
    }

    /// <summary>The calls that a plan makes.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IEnumerable<PlannedCall> Calls(ImagePlan plan) => plan.Retention is not { } retention ? [] :
    [
        new(StateNames.RetainImages, "DescribeImageReferences, DescribeLaunchConfigurations", $"wherever the image is, for older images of the family {retention.Family}; for shared ones, usage reports too"),
        new(StateNames.RetainImages, "DeregisterImage, DeleteSnapshot", $"of those that are not used, except the newest {retention.KeepLatest}; EnableImageDeprecation or DisableImage if that is not known"),
    ];
}
