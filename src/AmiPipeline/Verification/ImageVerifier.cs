using System.Globalization;

namespace AmiPipeline.Verification;

/// <summary>Compares a finished image with the plan, device by device and attribute by attribute. Pure.</summary>
public static class ImageVerifier
{
    private const string None = "none";

    // What a gp3 volume has when a mapping says nothing (EBS User Guide, General Purpose SSD volumes).
    private const int Gp3Iops = 3000;

    private const int Gp3Throughput = 125;

    // A UEFI variable store has up to 64 KiB, the cause of a failed execution up to 32,768 characters; a name has 128.
    private const int MaxShownLength = 128;

    /// <summary>Everything that is not as planned; empty when the image is right.</summary>
    /// <param name="plan">What the image must look like.</param>
    /// <param name="image">What EC2 shows.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>; null if the account has not used that key.</param>
    public static IReadOnlyList<Difference> Differences(ImagePlan plan, ObservedImage image, string? awsManagedKeyArn)
    {
        var differences = new List<Difference>();
        Compare(differences, "name", plan.Name, image.Name);
        Compare(differences, "state", "available", image.State);
        CompareAttributes(differences, plan.Boots ? plan.Attributes with { UefiData = null } : plan.Attributes, image.Attributes);
        CompareWatermarks(differences, plan, image);
        CompareDeviceNames(differences, plan, image);

        foreach (var device in plan.Devices)
        {
            if (image.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName) is { } found)
            {
                CompareDevice(differences, device, found, awsManagedKeyArn);
            }
        }

        return differences;
    }

    /// <summary>What differs from the source and is nevertheless right.</summary>
    /// <remarks>An instance that starts in UEFI mode has a variable store, also where its image has none; CreateImage takes it along (EC2 User Guide, "UEFI variables").</remarks>
    /// <param name="plan">What the image must look like.</param>
    /// <param name="image">What EC2 shows.</param>
    public static IEnumerable<string> Notes(ImagePlan plan, ObservedImage image)
    {
        if (plan.Boots && plan.Attributes.UefiData is { } expected && image.Attributes.UefiData is { } found && expected != found)
        {
            yield return "the UEFI variables are those of the instance that has booted, not the source's";
        }

        // Of an instance they may be told by the captured image only.
        if (plan is { Registers: true, SecondRoute: not null, Watermarks: { Count: > 0 } watermarks } && Watermarks.Lost(watermarks) is var lost && !plan.Warnings.Contains(lost))
        {
            yield return lost;
        }
    }

    /// <summary>The key among those that are right for a device which its snapshot is under; null if none is.</summary>
    /// <param name="expected">What the device must look like.</param>
    /// <param name="kmsKeyArn">The snapshot's key.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>.</param>
    public static AcceptedKey? AcceptedKeyOf(ExpectedDevice expected, string? kmsKeyArn, string? awsManagedKeyArn) =>
        kmsKeyArn is null ? null : expected.AcceptedKeys.FirstOrDefault(key => Resolve(key, awsManagedKeyArn) == kmsKeyArn);

    private static void CompareDevice(List<Difference> differences, DevicePlan device, ObservedDevice found, string? awsManagedKeyArn)
    {
        var (name, expected) = (device.DeviceName, device.Expected);
        Compare(differences, $"{name} snapshot", expected.HasSnapshot ? "a snapshot" : None, found.SnapshotId is null ? None : "a snapshot");
        if (!found.SnapshotFound)
        {
            differences.Add(new($"{name} snapshot", "a snapshot that can be described", $"{found.SnapshotId} not found"));
            return;
        }

        Compare(differences, $"{name} encrypted", expected.Encrypted, found.Encrypted);
        if (expected.AcceptedKeys.Count > 0 && AcceptedKeyOf(expected, found.KmsKeyArn, awsManagedKeyArn) is null)
        {
            var right = string.Join(" or ", expected.AcceptedKeys.Select(key => $"{Resolve(key, awsManagedKeyArn)} ({AcceptedKey.Describe(key.Origin)})"));
            differences.Add(new($"{name} key", right, found.KmsKeyArn ?? None));
        }

        CompareVolume(differences, name, expected.Volume, found.Volume);
    }

    private static void CompareVolume(List<Difference> differences, string name, VolumeSettings expected, VolumeSettings found)
    {
        Compare(differences, $"{name} sizeGiB", expected.SizeGiB, found.SizeGiB);
        Compare(differences, $"{name} volumeType", expected.VolumeType, found.VolumeType);
        var isGp3 = found.VolumeType == "gp3";
        CompareIfKnown(differences, $"{name} iops", expected.Iops, found.Iops ?? (isGp3 ? Gp3Iops : null));
        CompareIfKnown(differences, $"{name} throughput", expected.Throughput, found.Throughput ?? (isGp3 ? Gp3Throughput : null));
        Compare(differences, $"{name} deleteOnTermination", expected.DeleteOnTermination, found.DeleteOnTermination);
    }

    private static void CompareAttributes(List<Difference> differences, ImageAttributes expected, ImageAttributes found)
    {
        CompareIfKnown(differences, "architecture", expected.Architecture, found.Architecture);
        CompareIfKnown(differences, "virtualizationType", expected.VirtualizationType, found.VirtualizationType);
        CompareIfKnown(differences, "enaSupport", expected.EnaSupport, found.EnaSupport);
        CompareIfKnown(differences, "sriovNetSupport", expected.SriovNetSupport, found.SriovNetSupport);
        CompareIfKnown(differences, "bootMode", expected.BootMode, found.BootMode);
        CompareIfKnown(differences, "tpmSupport", expected.TpmSupport, found.TpmSupport);
        CompareIfKnown(differences, "uefiData", expected.UefiData, found.UefiData);
        CompareIfKnown(differences, "imdsSupport", expected.ImdsSupport, found.ImdsSupport);
        CompareIfKnown(differences, "platformDetails", expected.PlatformDetails, found.PlatformDetails);
        CompareIfKnown(differences, "rootDeviceName", expected.RootDeviceName, found.RootDeviceName);
    }

    // CopyImage and CreateImage carry them; RegisterImage cannot, which the plan says. The source may have got others since an image was committed.
    private static void CompareWatermarks(List<Difference> differences, ImagePlan plan, ObservedImage image)
    {
        if (!plan.Registers && plan.Route != ImageRoute.Existing)
        {
            differences.AddRange((plan.Watermarks ?? []).Except(image.Watermarks).Select(key => new Difference($"watermark {key}", "present", "missing")));
        }
    }

    private static void CompareDeviceNames(List<Difference> differences, ImagePlan plan, ObservedImage image)
    {
        var isKnown = plan.Ephemerals is not null;
        var wanted = plan.Devices.Select(device => device.DeviceName).Concat((plan.Ephemerals ?? []).Select(device => device.DeviceName)).ToList();
        var found = image.Devices.Select(device => device.DeviceName).Concat(isKnown ? image.Ephemerals.Select(device => device.DeviceName) : []).ToList();
        differences.AddRange(wanted.Except(found).Select(name => new Difference($"{name}", "present", "missing")));
        differences.AddRange(found.Except(wanted).Select(name => new Difference($"{name}", "absent", "present")));
        foreach (var ephemeral in plan.Ephemerals ?? [])
        {
            if (image.Ephemerals.FirstOrDefault(device => device.DeviceName == ephemeral.DeviceName) is { } device)
            {
                Compare(differences, $"{ephemeral.DeviceName} virtualName", ephemeral.VirtualName, device.VirtualName);
            }
        }
    }

    private static string Resolve(AcceptedKey key, string? awsManagedKeyArn) =>
        key.KmsKeyId == AcceptedKey.AwsManagedAlias ? awsManagedKeyArn ?? key.KmsKeyId : key.KmsKeyId;

    private static void CompareIfKnown<T>(List<Difference> differences, string what, T? expected, T? found)
    {
        if (expected is not null)
        {
            Compare(differences, what, expected, found);
        }
    }

    private static void Compare<T>(List<Difference> differences, string what, T? expected, T? found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            differences.Add(new(what, Show(expected), Show(found)));
        }
    }

    private static string Show<T>(T? value) => value switch
    {
        null or "" => None,
        bool flag => flag ? "yes" : "no",
        string { Length: > MaxShownLength } text => $"{text[..MaxShownLength]}… ({text.Length} characters)",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
