namespace AmiPipeline.Functions.Volumes;

/// <summary>What an empty volume is made as that is only to be snapshotted: the cheapest that there is. What launches make of the snapshot, the image's mapping says.</summary>
internal static class EmptyVolumes
{
    // Cold HDD volumes cost the least for each GiB, but have 125 to 16,384 of them (EBS User Guide, "Amazon EBS volume types").
    private const int MinColdGiB = 125;
    private const int MaxColdGiB = 16384;

    /// <summary>The settings to try, the cheapest first. The last one, gp3 at its baseline, is to be had in every zone.</summary>
    public static IEnumerable<VolumeSettings> Choices(int sizeGiB)
    {
        if (sizeGiB is >= MinColdGiB and <= MaxColdGiB)
        {
            yield return new(sizeGiB, "sc1", Iops: null, Throughput: null, DeleteOnTermination: true);
        }

        yield return new(sizeGiB, "gp3", Iops: null, Throughput: null, DeleteOnTermination: true);
    }

    /// <summary>Whether EC2 refused a volume for its type, so that another may still be had.</summary>
    /// <param name="code">EC2's error code.</param>
    public static bool IsRefusedForItsType(string? code) => code is
        "VolumeTypeNotAvailableInZone" or "VolumeLimitExceeded" or "InsufficientVolumeCapacity" or "UnsupportedOperation" or "InvalidParameterValue" or "InvalidParameterCombination";
}
