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

/// <summary>One instance store volume of a verified image.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="Planned">The virtual name that the plan says, such as <c>ephemeral0</c>; null where the source does not tell it, so that nothing was compared.</param>
/// <param name="Found">The virtual name that EC2 shows.</param>
public sealed record VerifiedEphemeral(string DeviceName, string? Planned, string Found);
