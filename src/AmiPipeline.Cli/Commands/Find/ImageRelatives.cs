using AmiPipeline.Engines.Inventory;
using AmiPipeline.Inventory;
using AmiPipeline.Reports.Lineage;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>Reads what found images were made of, and what was made of them, as far as the search itself has not.</summary>
/// <param name="readers">Read the images of the account, one for each Region that is searched.</param>
/// <param name="read">The images that the search has read.</param>
internal sealed class ImageRelatives(IReadOnlyList<InventoryReader> readers, IReadOnlyList<InventoryImage> read)
{
    private readonly Dictionary<string, InventoryImage> _byId = read.DistinctBy(image => image.ImageId).ToDictionary(image => image.ImageId);

    /// <summary>All images that were read by now.</summary>
    public IReadOnlyList<InventoryImage> All => [.. _byId.Values];

    /// <summary>Reads the account's own images that were made of others.</summary>
    /// <param name="found">The others.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="InventoryTooLargeException">It takes too many calls.</exception>
    public async Task ReadCopiesAsync(IReadOnlyList<InventoryImage> found, CancellationToken cancellation)
    {
        IReadOnlyList<string> ids = [.. found.Select(image => image.ImageId)];
        await AddAsync("self", "source-image-id", ids, cancellation);
        await AddAsync("self", $"tag:{PipelineTags.Source}", ids, cancellation);
    }

    /// <summary>Reads the sources of images, of whatever owner, and the sources of those.</summary>
    /// <param name="found">The images.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="InventoryTooLargeException">It takes too many calls.</exception>
    public async Task ReadSourcesAsync(IReadOnlyList<InventoryImage> found, CancellationToken cancellation)
    {
        var requested = new HashSet<string>();
        while (found.Select(FirstUnknown).OfType<string>().Where(requested.Add).ToList() is { Count: > 0 } ids)
        {
            await AddAsync(null, "image-id", ids, cancellation);
        }
    }

    private string? FirstUnknown(InventoryImage image) =>
        SourceLine<InventoryImage>.Follow(image.ImageId, image, SourceIds.Find, _byId.GetValueOrDefault, int.MaxValue).Images[0] is (var id, null) ? id : null;

    private async Task AddAsync(string? owner, string filter, IReadOnlyList<string> values, CancellationToken cancellation)
    {
        foreach (var reader in readers)
        {
            foreach (var image in await reader.ReadAsync(owner, filter, values, cancellation))
            {
                _byId.TryAdd(image.ImageId, image);
            }
        }
    }
}
