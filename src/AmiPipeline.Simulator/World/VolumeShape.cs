using System.Globalization;

namespace AmiPipeline.Simulator.World;

/// <summary>Size and performance of a volume, completed and checked by the rules of its type.</summary>
internal sealed record VolumeShape(int SizeGiB, string VolumeType, int? Iops, int? Throughput)
{
    private const int BaselineIops = 3000;
    private const int BaselineThroughput = 125;
    private const double MaxThroughputPerIops = 0.25;

    /// <summary>Fills in what EC2 fills in; EBS User Guide, "Amazon EBS volume types".</summary>
    /// <exception cref="ServiceErrorException">The type does not take such a volume.</exception>
    public static VolumeShape Complete(int sizeGiB, string? volumeType, int? iops, int? throughput)
    {
        var type = volumeType ?? "gp2";
        var (least, most) = type switch
        {
            "gp2" => (1, 16384),
            "gp3" => (1, 65536),
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

        var shape = new VolumeShape(sizeGiB, type, IopsOf(type, sizeGiB, iops), ThroughputOf(type, throughput));
        shape.CheckRatios();
        return shape;
    }

    // EBS User Guide, "Provisioned IOPS SSD volumes" and "General Purpose SSD volumes"; the texts are EC2's, as reports quote them.
    private void CheckRatios()
    {
        var most = VolumeType switch { "gp3" => 500, "io1" => 50, "io2" => 1000, _ => int.MaxValue };
        if (Iops > (long)most * SizeGiB && (VolumeType != "gp3" || Iops > BaselineIops))
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Iops to volume size ratio of {(double)Iops / SizeGiB:F6} is too high; maximum is {most}"));
        }

        if (Throughput > Iops * MaxThroughputPerIops)
        {
            throw Invalid(string.Create(
                CultureInfo.InvariantCulture, $"Throughput (MiBps) to iops ratio of {(double)Throughput / Iops:F6} is too high; maximum is {MaxThroughputPerIops:F6} MiBps per iops"));
        }
    }

    private static int? IopsOf(string type, int sizeGiB, int? iops) => (type, iops) switch
    {
        ("gp2", null) => Math.Clamp(3 * sizeGiB, 100, 16000),
        ("gp3", null) => BaselineIops,
        ("gp3", >= BaselineIops and <= 80000) => iops,
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
        ("gp3", >= BaselineThroughput and <= 2000) => throughput,
        ("gp3", _) => throw Invalid($"Volume throughput of {throughput} is invalid for volume type gp3."),
        (_, null) => null,
        _ => throw new ServiceErrorException(
            "InvalidParameterCombination", "throughput can only be specified for volumeType gp3."),
    };

    private static ServiceErrorException Invalid(string message) => new("InvalidParameterValue", message);
}
