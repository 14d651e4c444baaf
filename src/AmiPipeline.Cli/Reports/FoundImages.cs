using AmiPipeline.Cli.Json;
using AmiPipeline.Inventory;

namespace AmiPipeline.Cli.Reports;

/// <summary>Images that were found.</summary>
/// <param name="Document">What is known of them.</param>
/// <param name="Images">The same images, in the same order.</param>
/// <param name="Lineages">Makes their lineages.</param>
/// <param name="HasRelatives">Whether all that they were made of, and what was made of them, was looked for: not if there were too few calls.</param>
internal sealed record FoundImages(FindDocument Document, IReadOnlyList<InventoryImage> Images, FoundLineages Lineages, bool HasRelatives)
{
    /// <summary>What to say if it was not.</summary>
    public const string NotAllRelatives = "Images that these were made of, or that were made of these, may be missing from the lineage: there were too few calls; raise --max-calls.";
}
