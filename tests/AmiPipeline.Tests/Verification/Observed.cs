using AmiPipeline.Planning;
using AmiPipeline.Tests.Planning;
using AmiPipeline.Verification;

namespace AmiPipeline.Tests.Verification;

/// <summary>Images as EC2 shows them, each a change of one that is as planned.</summary>
internal static class Observed
{
    /// <summary>The image that a plan asks for, each snapshot under the best of its keys.</summary>
    public static ObservedImage As(ImagePlan plan) => new(
        "ami-9", plan.Name, "available", plan.Attributes, [.. plan.Devices.Select(As)], plan.Ephemerals);

    /// <summary>The image with one device changed.</summary>
    public static ObservedImage With(this ObservedImage image, string deviceName, Func<ObservedDevice, ObservedDevice> change) =>
        image with { Devices = [.. image.Devices.Select(device => device.DeviceName == deviceName ? change(device) : device)] };

    private static ObservedDevice As(DevicePlan device) => new()
    {
        DeviceName = device.DeviceName,
        SnapshotId = device.Expected.HasSnapshot ? $"snap-9-{device.DeviceName[5..]}" : null,
        Encrypted = device.Expected.Encrypted,
        KmsKeyArn = device.Expected.AcceptedKeys is [var best, ..] ? Arn(best) : null,
        SizeGiB = device.Expected.SizeGiB,
        VolumeType = device.Expected.VolumeType,
        Iops = device.Expected.Iops,
        Throughput = device.Expected.Throughput,
        DeleteOnTermination = device.Expected.DeleteOnTermination,
    };

    private static string Arn(AcceptedKey key) => key.KmsKeyId == AcceptedKey.AwsManagedAlias ? Facts.Key("aws-ebs") : key.KmsKeyId;
}
