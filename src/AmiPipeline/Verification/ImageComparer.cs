
namespace AmiPipeline.Verification;

/// <summary>Takes plan and image apart, value by value.</summary>
internal static class ImageComparer
{
    // What a gp3 volume has when a mapping says nothing (EBS User Guide, General Purpose SSD volumes).
    private const int Gp3Iops = 3000;

    private const int Gp3Throughput = 125;

    public static IEnumerable<ComparedValue> Compare(ImagePlan plan, ObservedImage image, string? awsManagedKeyArn) =>
    [
        ComparedValue.Create(null, "name", plan.Name, image.Name),
        ComparedValue.Create(null, "state", "available", image.State),
        .. Attributes(plan, image.Attributes),
        .. Watermarks(plan, image),
        .. DeviceNames(plan, image),
        .. Ephemerals(plan, image),
        .. plan.Devices.SelectMany(device => image.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName) is { } found
            ? Device(device, found, awsManagedKeyArn)
            : []),
    ];

    private static IEnumerable<ComparedValue> Attributes(ImagePlan plan, ImageAttributes found)
    {
        var planned = plan.Attributes;
        yield return ComparedValue.IfKnown(null, "architecture", planned.Architecture, found.Architecture);
        yield return ComparedValue.IfKnown(null, "virtualizationType", planned.VirtualizationType, found.VirtualizationType);
        yield return ComparedValue.IfKnown(null, "enaSupport", planned.EnaSupport, found.EnaSupport);
        yield return ComparedValue.IfKnown(null, "sriovNetSupport", planned.SriovNetSupport, found.SriovNetSupport);
        yield return ComparedValue.IfKnown(null, "bootMode", planned.BootMode, found.BootMode);
        yield return ComparedValue.IfKnown(null, "tpmSupport", planned.TpmSupport, found.TpmSupport);
        var uefiData = ComparedValue.IfKnown(null, "uefiData", planned.UefiData, found.UefiData);
        yield return plan.Boots ? uefiData with { IsRight = true } : uefiData;
        yield return ComparedValue.IfKnown(null, "imdsSupport", planned.ImdsSupport, found.ImdsSupport);
        yield return ComparedValue.IfKnown(null, "platformDetails", planned.PlatformDetails, found.PlatformDetails);
        yield return ComparedValue.IfKnown(null, "rootDeviceName", planned.RootDeviceName, found.RootDeviceName);
    }

    // CopyImage and CreateImage carry them; RegisterImage cannot, which the plan says. The source may have got others since an image was committed.
    private static IEnumerable<ComparedValue> Watermarks(ImagePlan plan, ObservedImage image) => plan switch
    {
        { Registers: true } or { Route: ImageRoute.Existing } => [],
        { Watermarks: { } planned } => planned.Select(key => ComparedValue.Create(null, ComparedValue.Watermark + key, "present", image.Watermarks.Contains(key) ? "present" : "missing")),
        _ => image.Watermarks.Select(key => ComparedValue.IfKnown(null, ComparedValue.Watermark + key, null, "present")),
    };

    private static IEnumerable<ComparedValue> DeviceNames(ImagePlan plan, ObservedImage image)
    {
        var isKnown = plan.Ephemerals is not null;
        var wanted = plan.Devices.Select(device => device.DeviceName).Concat((plan.Ephemerals ?? []).Select(device => device.DeviceName)).ToList();
        var found = image.Devices.Select(device => device.DeviceName).Concat(isKnown ? image.Ephemerals.Select(device => device.DeviceName) : []).ToList();
        return
        [
            .. wanted.Except(found).Select(name => new ComparedValue(name, "", "present", "missing", IsRight: false)),
            .. found.Except(wanted).Select(name => new ComparedValue(name, "", "absent", "present", IsRight: false)),
        ];
    }

    private static IEnumerable<ComparedValue> Ephemerals(ImagePlan plan, ObservedImage image) => plan.Ephemerals is { } planned
        ? from device in planned
          from found in image.Ephemerals
          where found.DeviceName == device.DeviceName
          select ComparedValue.Create(device.DeviceName, ComparedValue.VirtualName, device.VirtualName, found.VirtualName)
        : image.Ephemerals.Select(found => ComparedValue.IfKnown<string>(found.DeviceName, ComparedValue.VirtualName, null, found.VirtualName));

    private static IEnumerable<ComparedValue> Device(DevicePlan device, ObservedDevice found, string? awsManagedKeyArn)
    {
        var (name, expected) = (device.DeviceName, device.Expected);
        yield return ComparedValue.Create(name, "snapshot", expected.HasSnapshot ? "a snapshot" : null, found.SnapshotId is null ? null : "a snapshot");
        if (!found.SnapshotFound)
        {
            yield return new(name, "snapshot", "a snapshot that can be described", $"{found.SnapshotId} not found", IsRight: false);
            yield break;
        }

        yield return ComparedValue.Create(name, "encrypted", expected.Encrypted, found.Encrypted);
        if (Key(name, expected, found, awsManagedKeyArn) is { } key)
        {
            yield return key;
        }

        yield return ComparedValue.Create(name, "sizeGiB", expected.Volume.SizeGiB, found.Volume.SizeGiB);
        yield return ComparedValue.Create(name, "volumeType", expected.Volume.VolumeType, found.Volume.VolumeType);
        var isGp3 = found.Volume.VolumeType == "gp3";
        yield return ComparedValue.IfKnown(name, "iops", expected.Volume.Iops, found.Volume.Iops ?? (isGp3 ? Gp3Iops : null));
        yield return ComparedValue.IfKnown(name, "throughput", expected.Volume.Throughput, found.Volume.Throughput ?? (isGp3 ? Gp3Throughput : null));
        yield return ComparedValue.Create(name, "deleteOnTermination", expected.Volume.DeleteOnTermination, found.Volume.DeleteOnTermination);
    }

    // What is encrypted has a key; without a known one, any is right.
    private static ComparedValue? Key(string name, ExpectedDevice expected, ObservedDevice found, string? awsManagedKeyArn)
    {
        if (expected.AcceptedKeys.Count == 0)
        {
            return found.KmsKeyArn is null ? null : new(name, "key", null, found.KmsKeyArn, IsRight: true);
        }

        var right = string.Join(" or ", expected.AcceptedKeys.Select(key => $"{key.Resolve(awsManagedKeyArn)} ({AcceptedKey.Describe(key.Origin)})"));
        return new(name, "key", right, found.KmsKeyArn ?? ComparedValue.None, ImageVerifier.AcceptedKeyOf(expected, found.KmsKeyArn, awsManagedKeyArn) is not null);
    }
}
