namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>What a new volume is to be.</summary>
internal sealed record VolumePlan
{
    public required VolumeShape Shape { get; init; }

    public required string Zone { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The snapshot it comes from; null for an empty volume.</summary>
    public Snapshot? Source { get; init; }

    /// <summary>The key it is to get; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>The key as the caller wrote it; null when EC2 chose it.</summary>
    public string? KeyAsSupplied { get; init; }

    public string? DeviceName { get; init; }
}
