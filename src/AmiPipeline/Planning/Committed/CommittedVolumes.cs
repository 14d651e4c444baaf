using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Committed;

/// <summary>Whether the committed image has the volumes that the request spells out.</summary>
internal static class CommittedVolumes
{
    public static IEnumerable<ComparedValue> Broken(ImageRequest request, ObservedImage image) => request.Volumes.SelectMany(volume =>
        image.Devices.FirstOrDefault(device => device.DeviceName == volume.DeviceName) is { } found
            ? Compare(volume, found).Where(value => !value.IsRight)
            : [new ComparedValue(volume.DeviceName, "", "present", "missing", IsRight: false)]);

    private static IEnumerable<ComparedValue> Compare(RequestVolume requested, ObservedDevice found)
    {
        var (name, volume) = (found.DeviceName, found.Volume);
        yield return ComparedValue.IfKnown(name, "sizeGiB", requested.SizeGiB, (int?)volume.SizeGiB);
        yield return ComparedValue.IfKnown(name, "volumeType", requested.VolumeType, volume.VolumeType);
        yield return ComparedValue.IfKnown(name, "iops", requested.Iops, volume.Iops ?? requested.Iops);
        yield return ComparedValue.IfKnown(name, "throughput", requested.Throughput, volume.Throughput ?? requested.Throughput);
        yield return ComparedValue.IfKnown(name, "deleteOnTermination", requested.DeleteOnTermination, (bool?)volume.DeleteOnTermination);
    }
}
