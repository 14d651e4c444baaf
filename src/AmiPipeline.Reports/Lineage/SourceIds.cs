using System.Text.RegularExpressions;
using AmiPipeline.Inventory;

namespace AmiPipeline.Reports.Lineage;

/// <summary>The ids of the images that images were made of.</summary>
internal static partial class SourceIds
{
    /// <summary>The source of an image that was read; null for none.</summary>
    /// <param name="image">The image.</param>
    public static string? Find(InventoryImage image) => image.SourceImageId ?? Find(image.Tags);

    /// <summary>What the pipeline's tag names; null if it is not there or is no image's id, since anybody who may tag can write anything there.</summary>
    /// <param name="tags">The tags of an image.</param>
    public static string? Find(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(PipelineTags.Source) is { } id && ImageId().IsMatch(id) ? id : null;

    [GeneratedRegex("^ami-[0-9a-f]{8,17}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageId();
}
