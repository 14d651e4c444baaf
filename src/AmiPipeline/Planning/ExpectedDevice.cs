namespace AmiPipeline.Planning;

/// <summary>What one device of the result must look like.</summary>
public sealed record ExpectedDevice
{
    /// <summary>Whether the mapping must have a snapshot.</summary>
    public bool HasSnapshot { get; init; } = true;

    /// <summary>Whether it must be encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The keys that are right, the best first; empty where plain, or where the mapping has no snapshot.</summary>
    public IReadOnlyList<AcceptedKey> AcceptedKeys { get; init; } = [];

    /// <summary>The size in GiB.</summary>
    public int SizeGiB { get; init; }

    /// <summary>The volume type.</summary>
    public string VolumeType { get; init; } = "";

    /// <summary>I/O operations per second; null where not compared.</summary>
    public int? Iops { get; init; }

    /// <summary>Throughput in MiB/s; null where not compared.</summary>
    public int? Throughput { get; init; }

    /// <summary>Whether the volume goes when an instance is terminated.</summary>
    public bool DeleteOnTermination { get; init; }
}
