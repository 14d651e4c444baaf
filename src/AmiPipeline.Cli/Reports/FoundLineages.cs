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
    private readonly Dictionary<string, InventoryImage> _byId = read.DistinctBy(image => image.ImageId).ToDictionary(image => image.ImageId);
    private readonly ILookup<string?, InventoryImage> _bySource = read.ToLookup(SourceIds.Find);

    /// <summary>The lineage of an image: its sources, the image, and what was made of it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="maxSources">The most images in a line, at least 1. What it leaves out is named as such.</param>
    /// <param name="maxCopies">The most images that were made of it. It says how many it leaves out.</param>
    public LineageGraph Create(InventoryImage image, int maxSources = int.MaxValue, int maxCopies = int.MaxValue)
    {
        var line = SourceLine<InventoryImage>.Follow(image.ImageId, image, SourceIds.Find, _byId.GetValueOrDefault, maxSources);
        var stages = new List<LineageStage>();
        if (line.IsCut)
        {
            stages.Add(LeftOut("Earlier images"));
        }

        foreach (var (index, (id, one)) in line.Images.Index())
        {
            stages.Add(Stage(line.TitleOf(index), id, one, stages.LastOrDefault()) with { Column = stages.Count });
        }

        var all = _bySource[image.ImageId].Where(copy => copy.ImageId != image.ImageId).ToList();
        var copies = all.Take(maxCopies).Select(copy => Stage("Made of it", copy.ImageId, copy, stages[^1])).ToList();
        if (all.Count > copies.Count)
        {
            copies.Add(LeftOut($"{all.Count - copies.Count} more"));
        }

        return new LineageGraph { Stages = stages, Copies = copies, Steps = [] };
    }

    private static LineageStage LeftOut(string title) => new() { Title = title, Detail = "find --tree has all", Parts = [] };

    private static LineageStage Stage(string title, string id, InventoryImage? image, LineageStage? source) => new()
    {
        Title = title,
        Id = id,
        Detail = image is null ? "not among the images read" : image.Name,
        Place = image?.Region ?? "",
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
