using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Plans;

namespace AmiPipeline.Functions.Images;

/// <summary>Reads the SDK's image into the domain's words. Sets that EC2 leaves empty are null in the SDK.</summary>
internal static class ImageShapes
{
    /// <summary>The attributes; what EC2 leaves out is off, and so empty.</summary>
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

    /// <summary>The UEFI variable store; empty where the image boots without UEFI or has none, null where it cannot be read.</summary>
    public static async Task<string?> UefiDataAsync(IAmazonEC2 ec2, string imageId, string? bootMode)
    {
        try
        {
            return await OwnUefiDataAsync(ec2, imageId, bootMode);
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode is "AuthFailure" or "UnauthorizedOperation")
        {
            return null;
        }
    }

    /// <summary>The UEFI variable store of an image that is ours to read: that it cannot be read is an error.</summary>
    public static async Task<string> OwnUefiDataAsync(IAmazonEC2 ec2, string imageId, string? bootMode)
    {
        if (bootMode is null or "" or "legacy-bios")
        {
            return "";
        }

        var response = await ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = imageId, Attribute = ImageAttributeName.UefiData });
        return response.ImageAttribute?.UefiData ?? "";
    }

    public static IReadOnlyList<EphemeralDevice> Ephemerals(List<BlockDeviceMapping>? mappings) =>
        [.. (mappings ?? []).Where(mapping => !string.IsNullOrEmpty(mapping.VirtualName)).Select(mapping => new EphemeralDevice(mapping.DeviceName, mapping.VirtualName))];

    /// <summary>The mapping of an instance store volume.</summary>
    public static BlockDeviceMapping Mapping(EphemeralDevice device) => new() { DeviceName = device.DeviceName, VirtualName = device.VirtualName };

    /// <summary>The mapping of a volume without content. Encryption is said only here: with a snapshot, the snapshot decides and any value is refused.</summary>
    public static BlockDeviceMapping EmptyMapping(DevicePlan device)
    {
        var ebs = EbsMapping.ToBlockDevice(device.Expected.Volume);
        ebs.Encrypted = device.Expected.Encrypted;
        return new() { DeviceName = device.DeviceName, Ebs = ebs };
    }

    public static List<string> SnapshotIds(List<BlockDeviceMapping>? mappings) =>
        [.. (mappings ?? []).Select(mapping => mapping.Ebs?.SnapshotId).OfType<string>().Distinct()];
}
