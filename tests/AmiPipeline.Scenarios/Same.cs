using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>What two images must have in common.</summary>
internal static class Same
{
    /// <summary>The same data in distinct snapshots.</summary>
    public static void Data(ImageView source, ImageView image)
    {
        Assert.Equal(source.Devices.ToDictionary(device => device.DeviceName, device => device.Content), image.Devices.ToDictionary(device => device.DeviceName, device => device.Content));
        Assert.Empty(source.Devices.Select(device => device.SnapshotId).OfType<string>().Intersect(image.Devices.Select(device => device.SnapshotId)));
    }

    /// <summary>The same attributes, and the same volumes but for their keys.</summary>
    public static void Attributes(ImageView source, ImageView image)
    {
        Assert.Equal(source.Traits, image.Traits);
        Assert.Equal(source.Devices.Select(Shape).Order(), image.Devices.Select(Shape).Order());
    }

    private static string Shape(DeviceView device) =>
        $"{device.DeviceName} {device.SizeGiB} {device.VolumeType} {device.Iops} {device.Throughput} {device.DeleteOnTermination}";
}
