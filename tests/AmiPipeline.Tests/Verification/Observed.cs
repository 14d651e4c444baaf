using AmiPipeline.Tests.Planning;
using AmiPipeline.Verification;

namespace AmiPipeline.Tests.Verification;

/// <summary>Images as EC2 shows them, each a change of one that is as planned.</summary>
internal static class Observed
{
    /// <summary>The image that a plan asks for, each snapshot under the best of its keys.</summary>
    public static ObservedImage As(ImagePlan plan) => new(
        "ami-9", plan.Name, "available", plan.Attributes, [.. plan.Devices.Select(As)], plan.Ephemerals ?? [], plan.Watermarks ?? []);

    /// <summary>The image with one device changed.</summary>
    public static ObservedImage With(this ObservedImage image, string deviceName, Func<ObservedDevice, ObservedDevice> change) =>
        image with { Devices = [.. image.Devices.Select(device => device.DeviceName == deviceName ? change(device) : device)] };

    /// <summary>The image with one volume's settings changed.</summary>
    public static ObservedImage WithVolume(this ObservedImage image, string deviceName, Func<VolumeSettings, VolumeSettings> change) =>
        image.With(deviceName, device => device with { Volume = change(device.Volume) });

    private static ObservedDevice As(DevicePlan device) => new()
    {
        DeviceName = device.DeviceName,
        SnapshotId = device.Expected.HasSnapshot ? $"snap-9-{device.DeviceName[5..]}" : null,
        Encrypted = device.Expected.Encrypted,
        KmsKeyArn = device.Expected.AcceptedKeys is [var best, ..] ? Arn(best) : null,
        Volume = device.Expected.Volume,
    };

    private static string Arn(AcceptedKey key) => key.KmsKeyId == AcceptedKey.AwsManagedAlias ? Facts.Key("aws-ebs") : key.KmsKeyId;
}
