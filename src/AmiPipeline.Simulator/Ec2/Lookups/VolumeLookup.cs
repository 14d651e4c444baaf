namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds volumes as a caller may see them.</summary>
internal static class VolumeLookup
{
    public static void CheckId(string id) => ResourceId.Check(id, "vol-", "InvalidVolumeID.Malformed");

    public static Volume Owned(Call call, string id)
    {
        CheckId(id);
        var volume = call.Region.Volumes.GetValueOrDefault(id);
        return volume is not null && volume.OwnerId == call.AccountId && volume.VisibleFrom <= call.Now
            ? volume
            : throw VolumeErrors.NotFound(id);
    }
}
