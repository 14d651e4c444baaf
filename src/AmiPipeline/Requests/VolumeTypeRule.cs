namespace AmiPipeline.Requests;

/// <summary>Which sizes, iops and throughput go with which volume type (EC2 API, CreateVolume).</summary>
public static class VolumeTypeRule
{
    private sealed record Limits(int SmallestGiB, int LargestGiB);

    private static readonly Dictionary<string, Limits> Types = new(StringComparer.Ordinal)
    {
        ["gp2"] = new(1, 16384),
        ["gp3"] = new(1, 65536),
        ["io1"] = new(4, 16384),
        ["io2"] = new(4, 65536),
        ["st1"] = new(125, 16384),
        ["sc1"] = new(125, 16384),
        ["standard"] = new(1, 1024),
    };

    /// <summary>The volume types EC2 has.</summary>
    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>What is wrong with a volume that names its type, field by field.</summary>
    /// <param name="volume">The volume as the request gives it. One without a type takes the source's, which the planner judges.</param>
    public static IEnumerable<(string Field, string Fault)> Faults(RequestVolume volume)
    {
        if (volume.VolumeType is not { } type)
        {
            yield break;
        }

        if (!Types.TryGetValue(type, out var limits))
        {
            yield return ("volumeType", $"is \"{type}\"; must be one of {string.Join(", ", Types.Keys)}");
            yield break;
        }

        if (volume.SizeGiB < limits.SmallestGiB || volume.SizeGiB > limits.LargestGiB)
        {
            yield return ("sizeGiB", $"is {volume.SizeGiB}; {type} takes {limits.SmallestGiB} to {limits.LargestGiB} GiB");
        }

        foreach (var fault in PerformanceFaults(type, volume.Iops, volume.Throughput))
        {
            yield return fault;
        }
    }

    /// <summary>What is wrong with iops and throughput for a volume type.</summary>
    /// <param name="type">The volume type.</param>
    /// <param name="iops">I/O operations per second, if given.</param>
    /// <param name="throughput">Throughput in MiB/s, if given.</param>
    public static IEnumerable<(string Field, string Fault)> PerformanceFaults(string type, int? iops, int? throughput)
    {
        if (type is "io1" or "io2" && iops is null)
        {
            yield return ("iops", $"is missing; {type} has no default");
        }

        if (iops is not null && type is not ("gp3" or "io1" or "io2"))
        {
            yield return ("iops", $"does not go with {type}; only gp3, io1 and io2 take it");
        }

        if (throughput is not null && type != "gp3")
        {
            yield return ("throughput", $"does not go with {type}; only gp3 takes it");
        }
    }
}
