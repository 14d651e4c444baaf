namespace AmiPipeline.Functions.Volumes;

/// <summary>A volume's settings in EC2's words, to and from: the one place that knows all of them.</summary>
internal static class EbsMapping
{
    // What a launch makes of a mapping that names no type (EC2 API Reference, EbsBlockDevice).
    private const string DefaultVolumeType = "gp2";

    /// <summary>The settings as a mapping says them. Content and encryption are the caller's.</summary>
    public static EbsBlockDevice ToBlockDevice(VolumeSettings volume) => new()
    {
        VolumeSize = volume.SizeGiB,
        VolumeType = volume.VolumeType,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
        DeleteOnTermination = volume.DeleteOnTermination,
    };

    /// <summary>The settings as <c>CreateVolume</c> takes them: a volume of its own is deleted with no instance.</summary>
    public static CreateVolumeRequest ToCreateVolume(VolumeSettings volume) => new()
    {
        Size = volume.SizeGiB,
        VolumeType = volume.VolumeType,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
    };

    /// <summary>What an image's mapping says; the size may be its snapshot's.</summary>
    public static VolumeSettings FromBlockDevice(EbsBlockDevice ebs, Snapshot? snapshot) => new(
        ebs.VolumeSize ?? snapshot?.VolumeSize ?? 0, ebs.VolumeType?.Value ?? DefaultVolumeType, ebs.DeleteOnTermination ?? false, ebs.Iops, ebs.Throughput);

    /// <summary>What an instance's volume is.</summary>
    public static VolumeSettings FromVolume(Volume volume, EbsInstanceBlockDevice ebs) => new(
        volume.Size ?? 0, volume.VolumeType?.Value ?? DefaultVolumeType, ebs.DeleteOnTermination ?? false, volume.Iops, volume.Throughput);
}
