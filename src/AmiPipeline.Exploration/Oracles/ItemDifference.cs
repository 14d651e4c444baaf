using System.Text.RegularExpressions;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Whether a resource is as it was, except for what may differ.</summary>
internal static partial class ItemDifference
{
    /// <summary>Whether it is as it was, except for whom it is shared with, and the mark of that.</summary>
    public static bool IsSameButSharing(InventoryItem before, InventoryItem now) => IsSame(before, now, Sharing(), "ami-pipeline:shared-for:request");

    /// <summary>Whether it is as it was, except for its deprecation, and the mark of its leaving.</summary>
    public static bool IsSameButLeaving(InventoryItem before, InventoryItem now) => IsSame(before, now, Deprecation(), "ami-pipeline:leaving");

    private static bool IsSame(InventoryItem before, InventoryItem now, Regex field, string tag) =>
        before.IsGone == now.IsGone && Details(before, field) == Details(now, field) && Tags(before, tag).SequenceEqual(Tags(now, tag));

    // The tags are at the end of the line.
    private static string Details(InventoryItem item, Regex field) => field.Replace(item.Tags.Count == 0 ? item.Text : item.Text[..item.Text.LastIndexOf(" {", StringComparison.Ordinal)], "");

    private static IEnumerable<KeyValuePair<string, string>> Tags(InventoryItem item, string without) => item.Tags.Where(tag => tag.Key != without).OrderBy(tag => tag.Key, StringComparer.Ordinal);

    [GeneratedRegex(@"sharedWith=\S*")]
    private static partial Regex Sharing();

    [GeneratedRegex(@"deprecated=\S*")]
    private static partial Regex Deprecation();
}
