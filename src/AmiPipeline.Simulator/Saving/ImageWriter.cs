using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes an image; its snapshots are beside it.</summary>
internal static class ImageWriter
{
    public static void Write(MemberWriter members, Image image)
    {
        members
            .Text("name", image.Name)
            .Text("description", image.Description, "")
            .Text("state", image.State, ImageState.Available)
            .Text("stateReasonCode", image.StateReasonCode)
            .Text("stateReason", image.StateReasonMessage)
            .Time("creationDate", image.CreationDate, AccountReader.Beginning)
            .Text("sourceImageId", image.SourceImageId)
            .Text("sourceImageRegion", image.SourceImageRegion)
            .Text("sourceInstanceId", image.SourceInstanceId)
            .Time("lastLaunch", image.LastLaunch)
            .Time("deprecationTime", image.DeprecationTime)
            .Text("deregistrationProtection", image.Protection.Name, DeregistrationProtection.Off.Name)
            .Time("protectedUntil", image.Protection.Name == DeregistrationProtection.Off.Name && image.Protection != DeregistrationProtection.Off ? image.Protection.ProtectedUntil : null)
            .Texts("launchPermissions", image.LaunchPermissions);
        WriteMachine(members, image.Traits with { ImdsSupport = image.ImdsSupport });
        WriteWatermarks(members, image.Watermarks);
        members.Objects("devices", image.State == ImageState.Deregistered ? [] : image.Devices, device => Write(members, device));
    }

    public static void WriteMachine(MemberWriter members, MachineTraits traits)
    {
        var isWindows = traits.PlatformDetails == "Windows";
        members
            .Text("architecture", traits.Architecture, "x86_64")
            .Text("virtualizationType", traits.VirtualizationType, "hvm")
            .Flag("enaSupport", traits.EnaSupport, true)
            .Text("sriovNetSupport", traits.SriovNetSupport)
            .Text("bootMode", traits.BootMode)
            .Text("tpmSupport", traits.TpmSupport)
            .Text("uefiData", traits.UefiData)
            .Text("imdsSupport", traits.ImdsSupport)
            .Text("platformDetails", traits.PlatformDetails, "Linux/UNIX")
            .Text("usageOperation", traits.UsageOperation, isWindows ? "RunInstances:0002" : "RunInstances")
            .Texts("productCodes", traits.ProductCodes)
            .Text("rootDeviceName", traits.RootDeviceName, "/dev/xvda");
    }

    public static void WriteWatermarks(MemberWriter members, IReadOnlyList<ImageWatermark> watermarks) => members.Objects("attachedWatermarks", watermarks, mark => members
        .Text("key", mark.Key)
        .Text("sourceImageId", mark.SourceImageId)
        .Text("sourceImageRegion", mark.SourceImageRegion)
        .Time("sourceImageCreationTime", mark.SourceImageCreationTime)
        .Time("creationTime", mark.CreationTime));

    // Without "iops" and "throughput" of its own, a device in a file gets those of its type; one that has none says so.
    private static void Write(MemberWriter members, ImageDevice device) => _ = device.VirtualName is not null
        ? members.Text("deviceName", device.DeviceName).Text("virtualName", device.VirtualName)
        : members
            .Text("deviceName", device.DeviceName)
            .Text("snapshotId", device.SnapshotId)
            .Number("volumeSizeGiB", device.SizeGiB)
            .Text("volumeType", device.VolumeType, "gp3")
            .Flag("completed", false, true)
            .Number("iops", device.Iops)
            .Number("throughput", device.Throughput)
            .Flag("encrypted", device is { Encrypted: true, SnapshotId: null })
            .Flag("deleteOnTermination", device.DeleteOnTermination, true);
}
