using AmiPipeline.Functions.Volumes;

namespace AmiPipeline.Functions.Images;

/// <summary>Maps the SDK's image to the domain's types, and devices to the SDK's mappings.</summary>
internal static class ImageMapping
{
    /// <summary>The attributes. EC2 returns those of an image that are on: one that it leaves out is off, and so empty.</summary>
    public static ImageAttributes Attributes(Image image, string? uefiData) => new()
    {
        Architecture = image.Architecture?.Value,
        VirtualizationType = image.VirtualizationType?.Value,
        EnaSupport = image.EnaSupport ?? false,
        SriovNetSupport = image.SriovNetSupport ?? "",
        BootMode = image.BootMode?.Value ?? "",
        TpmSupport = image.TpmSupport?.Value ?? "",
        UefiData = uefiData,
        ImdsSupport = image.ImdsSupport?.Value ?? "",
        PlatformDetails = image.PlatformDetails,
        RootDeviceName = image.RootDeviceName,
    };

    /// <summary>The keys of its watermarks; an image without any is reported without the list.</summary>
    public static IReadOnlyList<string> Watermarks(Image image) => [.. (image.ImageWatermarks ?? []).Select(watermark => watermark.WatermarkKey).Order(StringComparer.Ordinal)];

    /// <summary>Of these, those that it has of what it was made of. Its own came later, also than what was copied of it before.</summary>
    public static IReadOnlyList<string> InheritedWatermarks(Image image)
    {
        var own = (image.ImageWatermarks ?? []).Where(watermark => watermark.SourceImageId == image.ImageId).Select(watermark => watermark.WatermarkKey);
        return [.. Watermarks(image).Except(own)];
    }

    public static IReadOnlyList<EphemeralDevice> Ephemerals(List<BlockDeviceMapping> mappings) =>
        [.. mappings.Where(mapping => !string.IsNullOrEmpty(mapping.VirtualName)).Select(mapping => new EphemeralDevice(mapping.DeviceName, mapping.VirtualName))];

    /// <summary>The mapping of an instance store volume.</summary>
    public static BlockDeviceMapping Mapping(EphemeralDevice device) => new() { DeviceName = device.DeviceName, VirtualName = device.VirtualName };

    /// <summary>The mapping of a volume without content. Encryption is said only here: with a snapshot, the snapshot decides and any value is refused.</summary>
    public static BlockDeviceMapping EmptyMapping(DevicePlan device)
    {
        var ebs = EbsMapping.ToBlockDevice(device.Expected.Volume);
        ebs.Encrypted = device.Expected.Encrypted;
        return new() { DeviceName = device.DeviceName, Ebs = ebs };
    }

    /// <summary>What a mapping of <c>CreateImage</c> can say of a volume that is attached: whether it is deleted with its instance.</summary>
    public static BlockDeviceMapping DeletionMapping(DevicePlan device) =>
        new() { DeviceName = device.DeviceName, Ebs = new EbsBlockDevice { DeleteOnTermination = device.Expected.Volume.DeleteOnTermination } };

    public static List<string> SnapshotIds(List<BlockDeviceMapping> mappings) =>
        [.. mappings.Select(mapping => mapping.Ebs?.SnapshotId.NullIfEmpty()).OfType<string>().Distinct()];
}
