using System.Globalization;
using Amazon.EC2.Model;
using AmiPipeline.Inventory;

namespace AmiPipeline.Engines.Inventory;

/// <summary>What the inventory takes of EC2's descriptions of images and snapshots.</summary>
internal static class InventoryMapping
{
    /// <summary>The image.</summary>
    /// <param name="image">As EC2 describes it.</param>
    /// <param name="region">The Region that it is in.</param>
    /// <param name="snapshots">Its snapshots by their ids, as far as the account can read them.</param>
    /// <param name="used">The images that are used.</param>
    public static InventoryImage Create(Image image, string region, Dictionary<string, Snapshot> snapshots, HashSet<string> used) => new()
    {
        ImageId = image.ImageId,
        Name = image.Name ?? "",
        OwnerId = image.OwnerId,
        Region = region,
        Created = Created(image),
        State = image.State.Value,
        IsPublic = image.Public == true,
        IsUsed = used.Contains(image.ImageId),
        SourceImageId = string.IsNullOrEmpty(image.SourceImageId) ? null : image.SourceImageId,
        Tags = (image.Tags ?? []).Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)).ToDictionary(tag => tag.Key, tag => tag.Value),
        Attributes = Attributes(image),
        Devices = [.. (image.BlockDeviceMappings ?? []).Where(device => device.Ebs?.SnapshotId is not null).Select(device => Describe(device, snapshots))],
    };

    private static InventoryDevice Describe(BlockDeviceMapping device, Dictionary<string, Snapshot> snapshots)
    {
        var snapshot = snapshots.GetValueOrDefault(device.Ebs.SnapshotId);
        return new InventoryDevice(
            device.DeviceName,
            device.Ebs.SnapshotId,
            device.Ebs.VolumeSize ?? snapshot?.VolumeSize ?? 0,
            device.Ebs.Encrypted == true,
            string.IsNullOrEmpty(snapshot?.KmsKeyId) ? null : snapshot.KmsKeyId,
            snapshot?.FullSnapshotSizeInBytes is > 0 and { } bytes ? bytes : null);
    }

    private static Dictionary<string, string> Attributes(Image image)
    {
        var all = new (string Name, string? Value)[]
        {
            ("EnaSupport", image.EnaSupport == true ? "true" : null),
            ("SriovNetSupport", image.SriovNetSupport),
            ("BootMode", image.BootMode?.Value),
            ("TpmSupport", image.TpmSupport?.Value),
            ("ImdsSupport", image.ImdsSupport?.Value),
            ("Description", image.Description),
        };
        return all.Where(attribute => !string.IsNullOrEmpty(attribute.Value)).ToDictionary(attribute => attribute.Name, attribute => attribute.Value!);
    }

    /// <summary>The ids of an image's snapshots.</summary>
    public static IEnumerable<string> SnapshotIds(Image image) => (image.BlockDeviceMappings ?? []).Select(device => device.Ebs?.SnapshotId).OfType<string>();

    /// <summary>When an image was made.</summary>
    public static DateTimeOffset Created(Image image) =>
        DateTimeOffset.Parse(image.CreationDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
