using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Texts;

/// <summary>What came of older images that make room, row by row.</summary>
internal static class RetentionRows
{
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
            yield return new(where, $"{item.More} more", "kept", "left out here, or for a later execution", IsBad: false);
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
}

/// <summary>A row of a table of older images.</summary>
/// <param name="Where">The place.</param>
/// <param name="Image">The image; or how many more there are.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsBad">Whether it went wrong.</param>
internal sealed record RetentionRow(string Where, string Image, string State, string Reason, bool IsBad);
