using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Desired;

/// <summary>Whether a volume can be what an entry makes of it: the entry's fields and, if it is silent, those of the source or snapshot.</summary>
internal static class VolumeChecks
{
    public static void Check(DesiredDevice device, RequestVolume entry, string field, SourceFacts source, List<Problem> problems)
    {
        var (sizeGiB, type, _, iops, throughput) = device.Volume;
        if (!VolumeTypes.Types.TryGetValue(type, out var limits))
        {
            return;
        }

        // Iops that the type cannot have are the source's baseline and are not passed on; what the entry says is judged.
        var volume = entry with
        {
            VolumeType = type,
            SizeGiB = sizeGiB,
            Iops = limits.Iops is not { } range ? entry.Iops : iops ?? (limits.NeedsIops ? null : range.Min),
            Throughput = limits.Throughput is null ? entry.Throughput : throughput,
        };
        foreach (var (name, fault) in VolumeTypes.Faults(volume))
        {
            problems.Add(new($"{field}/{name}", Specifies(entry, name) || fault.StartsWith("is missing", StringComparison.Ordinal) ? fault : $"is missing, so it {fault}"));
        }

        // EBS User Guide, volume types: st1 and sc1 are not supported as boot volumes.
        if (type is "st1" or "sc1" && device.DeviceName == source.Attributes.RootDeviceName)
        {
            problems.Add(new($"{field}/volumeType", $"is {type}, which cannot be a root volume; take gp3, gp2, io1 or io2"));
        }
    }

    private static bool Specifies(RequestVolume entry, string field) => field switch
    {
        "sizeGiB" => entry.SizeGiB is not null,
        "iops" => entry.Iops is not null,
        "throughput" => entry.Throughput is not null,
        _ => true,
    };
}
