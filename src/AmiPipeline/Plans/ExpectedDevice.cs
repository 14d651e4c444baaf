namespace AmiPipeline.Plans;

/// <summary>What one device of the result must look like.</summary>
public sealed record ExpectedDevice
{
    /// <summary>Whether the mapping must have a snapshot.</summary>
    public bool HasSnapshot { get; init; } = true;

    /// <summary>Whether it must be encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The keys that are right, the best first; empty if unencrypted, or if the mapping has no snapshot.</summary>
    public IReadOnlyList<AcceptedKey> AcceptedKeys { get; init; } = [];

    /// <summary>The volume that a launch makes of it.</summary>
    public required VolumeSettings Volume { get; init; }
}
