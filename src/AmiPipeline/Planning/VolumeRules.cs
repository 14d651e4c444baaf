using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>Whether a volume can be what an entry makes of it: the entry's fields and, where it is silent, those of the source or snapshot.</summary>
internal static class VolumeRules
{
    public static void Check(DeviceWish wish, RequestVolume entry, string field, SourceFacts source, List<RequestProblem> problems)
    {
        if (!VolumeTypeRule.Types.TryGetValue(wish.VolumeType, out var limits))
        {
            return;
        }

        // Iops that the type cannot have are the source's baseline and are not passed on; what the entry says is judged.
        var volume = entry with { VolumeType = wish.VolumeType, SizeGiB = wish.SizeGiB, Iops = entry.Iops ?? (limits.NeedsIops ? wish.Iops : null) };
        foreach (var (name, fault) in VolumeTypeRule.Faults(volume))
        {
            problems.Add(new($"{field}/{name}", name == "sizeGiB" && entry.SizeGiB is null ? $"is missing, so it {fault}" : fault));
        }

        // EBS User Guide, volume types: st1 and sc1 are not supported as boot volumes.
        if (wish.VolumeType is "st1" or "sc1" && wish.DeviceName == source.Attributes.RootDeviceName)
        {
            problems.Add(new($"{field}/volumeType", $"is {wish.VolumeType}, which cannot be a root volume; take gp3, gp2, io1 or io2"));
        }
    }
}
