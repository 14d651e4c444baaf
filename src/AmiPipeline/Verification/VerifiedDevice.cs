namespace AmiPipeline.Verification;

/// <summary>One device of a verified image.</summary>
public sealed record VerifiedDevice
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>Its snapshot; null for a mapping without one.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Its size in GiB.</summary>
    public required int SizeGiB { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The ARN of its key; null if unencrypted.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Why that key is right; null if unencrypted.</summary>
    public KeyOrigin? KeyOrigin { get; init; }

    /// <summary>Its values, each beside the planned one.</summary>
    public IReadOnlyList<VerifiedValue> Attributes { get; init; } = [];
}
