namespace AmiPipeline.Simulator.World;

/// <summary>Size and performance of a volume, completed and checked by the rules of its type.</summary>
internal sealed record VolumeShape(int SizeGiB, string VolumeType, int? Iops, int? Throughput)
{
    private const int BaselineIops = 3000;
    private const int BaselineThroughput = 125;

    /// <summary>Fills in what EC2 fills in; EBS User Guide, "Amazon EBS volume types".</summary>
    /// <exception cref="ServiceErrorException">The type does not take such a volume.</exception>
    public static VolumeShape Complete(int sizeGiB, string? volumeType, int? iops, int? throughput)
    {
        var type = volumeType ?? "gp2";
        var (least, most) = type switch
        {
            "gp2" or "gp3" => (1, 16384),
            "io1" => (4, 16384),
            "io2" => (4, 65536),
            "st1" or "sc1" => (125, 16384),
            "standard" => (1, 1024),
            _ => throw Invalid($"Value ({type}) for parameter volumeType is invalid."),
        };

        if (sizeGiB < least || sizeGiB > most)
        {
            throw Invalid($"Volume of {sizeGiB}GiB is invalid for volume type {type}; it must be {least} to {most}GiB.");
        }

        return new VolumeShape(sizeGiB, type, IopsOf(type, sizeGiB, iops), ThroughputOf(type, throughput));
    }

    private static int? IopsOf(string type, int sizeGiB, int? iops) => (type, iops) switch
    {
        ("gp2", null) => Math.Clamp(3 * sizeGiB, 100, 16000),
        ("gp3", null) => BaselineIops,
        ("gp3", >= BaselineIops and <= 16000) => iops,
        ("io1" or "io2", null) => throw new ServiceErrorException(
            "MissingParameter", $"The parameter iops must be specified for {type} volumes."),
        ("io1", >= 100 and <= 64000) or ("io2", >= 100 and <= 256000) => iops,
        (_, null) => null,
        ("gp3" or "io1" or "io2", _) => throw Invalid($"Volume iops of {iops} is invalid for volume type {type}."),
        _ => throw new ServiceErrorException(
            "InvalidParameterCombination", $"The parameter iops is not supported for {type} volumes."),
    };

    private static int? ThroughputOf(string type, int? throughput) => (type, throughput) switch
    {
        ("gp3", null) => BaselineThroughput,
        ("gp3", >= BaselineThroughput and <= 1000) => throughput,
        ("gp3", _) => throw Invalid($"Volume throughput of {throughput} is invalid for volume type gp3."),
        (_, null) => null,
        _ => throw new ServiceErrorException(
            "InvalidParameterCombination", $"The parameter throughput is not supported for {type} volumes."),
    };

    private static ServiceErrorException Invalid(string message) => new("InvalidParameterValue", message);
}
