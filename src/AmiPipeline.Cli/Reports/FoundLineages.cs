using AmiPipeline.Inventory;
using AmiPipeline.Reports.Lineage;

namespace AmiPipeline.Cli.Reports;

/// <summary>
/// The lineages of images that were found: by the source that EC2 reports (EC2 API Reference, Image: sourceImageId) or that the pipeline's tag names, and by the names of devices.
/// A source that was not read is named, and no more.
/// </summary>
/// <param name="read">All images that were read, also those that were not found.</param>
internal sealed class FoundLineages(IReadOnlyList<InventoryImage> read)
{
    private const int MaxSources = 6;
    private const int MaxCopies = 12;

    private readonly Dictionary<string, InventoryImage> _byId = read.DistinctBy(image => image.ImageId).ToDictionary(image => image.ImageId);
    private readonly ILookup<string?, InventoryImage> _bySource = read.ToLookup(SourceOf);

    /// <summary>The lineage of an image: its sources, the image, and what was made of it.</summary>
    /// <param name="image">The image.</param>
    public LineageGraph Create(InventoryImage image)
    {
        var line = new List<(string Id, InventoryImage? Image)> { (image.ImageId, image) };
        while (line[0].Image is { } known && SourceOf(known) is { } source && line.Count < MaxSources && line.All(one => one.Id != source))
        {
            line.Insert(0, (source, _byId.GetValueOrDefault(source)));
        }

        var stages = new List<LineageStage>();
        foreach (var (index, (id, one)) in line.Index())
        {
            stages.Add(Stage(id == image.ImageId ? "Image" : index == 0 ? "Source image" : "Intermediate image", id, one, stages.LastOrDefault()) with { Column = index });
        }

        var copies = _bySource[image.ImageId].Where(copy => copy.ImageId != image.ImageId).Take(MaxCopies);
        return new LineageGraph { Stages = stages, Copies = [.. copies.Select(copy => Stage("Made of it", copy.ImageId, copy, stages[^1]))], Steps = [] };
    }

    private static string? SourceOf(InventoryImage image) => image.SourceImageId ?? image.Tags.GetValueOrDefault(PipelineTags.Source);

    private static LineageStage Stage(string title, string id, InventoryImage? image, LineageStage? source) => new()
    {
        Title = title,
        Id = id,
        Detail = image is null ? "not among the images read" : $"{image.Name}, {image.Region}",
        Parts = [new(null, [], image is null ? [] : [.. image.Devices.Select(device => Volume(device, source))])],
    };

    private static LineageVolume Volume(InventoryDevice device, LineageStage? source) => new()
    {
        Name = device.DeviceName,
        Id = device.SnapshotId,
        SizeGiB = device.SizeGiB,
        Encryption = device.IsEncrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
        Keys = device.KeyArn is { } key ? [key] : [],
        From = source?.Parts.SelectMany(part => part.Volumes).FirstOrDefault(volume => volume.Name == device.DeviceName),
    };
}
