namespace AmiPipeline.Verification;

/// <summary>One device of a verified image.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">Its snapshot; null for a mapping without one.</param>
/// <param name="SizeGiB">Its size in GiB.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
/// <param name="KmsKeyId">The ARN of its key; null if unencrypted.</param>
/// <param name="KeyOrigin">Why that key is right; null if unencrypted.</param>
public sealed record VerifiedDevice(string DeviceName, string? SnapshotId, int SizeGiB, bool Encrypted, string? KmsKeyId, KeyOrigin? KeyOrigin)
{
    /// <summary>Its values, each beside the planned one.</summary>
    public IReadOnlyList<VerifiedValue> Attributes { get; init; } = [];
}
