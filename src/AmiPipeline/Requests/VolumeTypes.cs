using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Which sizes, iops and throughput go with which volume type (EC2 API, CreateVolume).</summary>
public static class VolumeTypes
{
    /// <summary>What a volume type takes: null if it takes none.</summary>
    /// <param name="SizeGiB">Sizes.</param>
    /// <param name="Iops">I/O operations per second.</param>
    /// <param name="Throughput">MiB/s.</param>
    /// <param name="NeedsIops">Whether it has no default for them.</param>
    /// <param name="MaxIopsPerGiB">The most I/O operations per second for each GiB; what every size has, the least of <paramref name="Iops"/> if it has a default, is excepted.</param>
    internal sealed record Limits(IntegerRange SizeGiB, IntegerRange? Iops = null, IntegerRange? Throughput = null, bool NeedsIops = false, int? MaxIopsPerGiB = null);

    /// <summary>The most I/O operations per second that each MiB/s of throughput needs: 0.25 MiB/s go with one.</summary>
    internal const int MinIopsPerThroughput = 4;

    internal static IReadOnlyDictionary<string, Limits> Types { get; } = new Dictionary<string, Limits>(StringComparer.Ordinal)
    {
        ["gp2"] = new(new(1, 16384)),
        ["gp3"] = new(new(1, 65536), new(3000, 80000), new(125, 2000), MaxIopsPerGiB: 500),
        ["io1"] = new(new(4, 16384), new(100, 64000), NeedsIops: true, MaxIopsPerGiB: 50),
        ["io2"] = new(new(4, 65536), new(100, 256000), NeedsIops: true, MaxIopsPerGiB: 1000),
        ["st1"] = new(new(125, 16384)),
        ["sc1"] = new(new(125, 16384)),
        ["standard"] = new(new(1, 1024)),
    };

    internal static IntegerRange AnySizeGiB { get; } = Any(limits => limits.SizeGiB);

    internal static IntegerRange AnyIops { get; } = Any(limits => limits.Iops);

    internal static IntegerRange AnyThroughput { get; } = Any(limits => limits.Throughput);

    /// <summary>The volume types EC2 has.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Types.Keys];

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

        if (volume.SizeGiB is { } size && !limits.SizeGiB.Contains(size))
        {
            yield return ("sizeGiB", $"is {size}; {type} takes {limits.SizeGiB} GiB");
        }

        foreach (var fault in PerformanceFaults(type, volume.Iops, volume.Throughput).Concat(RatioFaults(type, volume)))
        {
            yield return fault;
        }
    }

    // Only of what is known: a volume without a size takes its snapshot's or the source's, one without iops the source's or the default.
    // And only of what is itself right, so that no second fault follows from a wrong number.
    private static IEnumerable<(string Field, string Fault)> RatioFaults(string type, RequestVolume volume)
    {
        var limits = Types[type];
        if (volume.Iops is not { } iops || limits.Iops is not { } range || !range.Contains(iops))
        {
            yield break;
        }

        if (volume.SizeGiB is { } sizeGiB && limits.MaxIopsPerGiB is { } most && iops > Math.Max(limits.NeedsIops ? 0 : range.Min, most * (long)sizeGiB))
        {
            var baseline = limits.NeedsIops ? "" : $", and {range.Min} at any size";
            yield return ("iops", $"is {iops} for {sizeGiB} GiB; {type} takes at most {most} per GiB{baseline}");
        }

        if (volume.Throughput is { } throughput && limits.Throughput is { } possible && possible.Contains(throughput) && throughput * MinIopsPerThroughput > iops)
        {
            yield return ("throughput", $"is {throughput} with {iops} iops; {type} takes at most 0.25 MiB/s per iops, so it needs {throughput * MinIopsPerThroughput} iops");
        }
    }

    /// <summary>What is wrong with iops and throughput for a volume type.</summary>
    /// <param name="type">The volume type, one of <see cref="Names"/>.</param>
    /// <param name="iops">I/O operations per second, if given.</param>
    /// <param name="throughput">Throughput in MiB/s, if given.</param>
    public static IEnumerable<(string Field, string Fault)> PerformanceFaults(string type, int? iops, int? throughput)
    {
        var limits = Types[type];
        if (limits.NeedsIops && iops is null)
        {
            yield return ("iops", $"is missing; {type} has no default");
        }

        if (iops is not null && limits.Iops is null)
        {
            yield return ("iops", $"does not go with {type}; only gp3, io1 and io2 take it");
        }

        if (iops is { } given && limits.Iops is { } range && !range.Contains(given))
        {
            yield return ("iops", $"is {given}; {type} takes {range}");
        }

        if (throughput is not null && limits.Throughput is null)
        {
            yield return ("throughput", $"does not go with {type}; only gp3 takes it");
        }
    }

    private static IntegerRange Any(Func<Limits, IntegerRange?> limit)
    {
        var ranges = Types.Values.Select(limit).OfType<IntegerRange>().ToList();
        return new(ranges.Min(range => range.Min), ranges.Max(range => range.Max));
    }
}
