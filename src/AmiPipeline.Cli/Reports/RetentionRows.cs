using AmiPipeline.Cli.Json;
using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>Older images that make room: as planned, and what came of each.</summary>
internal static class RetentionRows
{
    /// <summary>As planned; null if none do.</summary>
    /// <param name="plan">The image's plan.</param>
    public static TextTable? Table(ImagePlan plan)
    {
        if (plan.Retention is not { } retention)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 1, "Family", "Keeps", "Where its use cannot be told");
        table.Add([
            retention.Family, $"the newest {retention.KeepLatest}, and those that are used or protected",
            $"deprecated, disabled in {Wording.Count(retention.DisableAfterDays, "day")}, gone in {Wording.Count(retention.RemoveAfterDays, "day")} more",
        ]);
        return table;
    }

    /// <summary>What came of them; null if there is nothing to tell.</summary>
    /// <param name="items">Place by place.</param>
    /// <param name="home">Where the image itself is.</param>
    public static TextTable? Table(IReadOnlyList<RetainedFamily> items, AwsLocation home)
    {
        var rows = items.SelectMany(item => Create(item, home)).ToList();
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

    /// <summary>One place's rows.</summary>
    /// <param name="item">The place.</param>
    /// <param name="home">Where the image itself is.</param>
    public static IEnumerable<RetentionRow> Create(RetainedFamily item, AwsLocation home)
    {
        var where = item.Location.Describe(home);
        foreach (var image in item.Images)
        {
            yield return new(where, image.ImageId, image.State.JsonName(), image.Reason, image.State == OlderImageState.Failed);
        }

        if (item.More > 0)
        {
            yield return new(where, $"{item.More} more", "kept", "no room to tell, or for a later execution", IsBad: false);
        }

        if (item.Failure is { } failure)
        {
            yield return new(where, "", item.State == RetentionState.LeftOut ? "left out" : "failed", $"{failure.Error}: {failure.Cause}", IsBad: true);
        }
        else if (item.Images.Count == 0)
        {
            yield return new(where, "none", "", "none is older than the newest", IsBad: false);
        }
    }

    /// <summary>What came of them, in a few words.</summary>
    /// <param name="items">Those places that are done.</param>
    public static string Summarize(IEnumerable<RetainedFamily> items)
    {
        var all = items.ToList();
        var states = all.SelectMany(item => item.Images).GroupBy(image => image.State).OrderBy(same => same.Key).Select(same => $"{same.Count()} {same.Key.JsonName()}").ToList();
        return $"{(states.Count == 0 ? "nothing to remove" : string.Join(", ", states))}{(all.Count(item => item.State == RetentionState.Failed) is > 0 and var failed ? $", failed in {Wording.Count(failed, "place")}" : "")}";
    }

    /// <summary>The calls that a plan makes.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IEnumerable<PlannedCall> Calls(ImagePlan plan) => plan.Retention is not { } retention ? [] :
    [
        new(StateNames.RetainImages, "DescribeImageReferences", $"wherever the image is, of older images of the family {retention.Family}; of shared ones, reports of use too"),
        new(StateNames.RetainImages, "DeregisterImage, DeleteSnapshot", $"of those that are not used, but for the newest {retention.KeepLatest}; EnableImageDeprecation or DisableImage where that cannot be told"),
    ];
}

/// <summary>A row of a table of older images.</summary>
/// <param name="Where">The place.</param>
/// <param name="Image">The image; or how many more there are.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsBad">Whether it went wrong.</param>
internal sealed record RetentionRow(string Where, string Image, string State, string Reason, bool IsBad);
