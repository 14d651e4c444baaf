using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>Everything that decides which key a new snapshot or volume gets.</summary>
internal sealed record EncryptionRequest
{
    /// <summary>The id of the source snapshot, for messages; null for an empty volume.</summary>
    public string? SourceSnapshotId { get; init; }

    /// <summary>The ARN of the source snapshot's key; null when it is not encrypted, or there is no source.</summary>
    public string? SourceKey { get; init; }

    /// <summary>True when the caller owns the source.</summary>
    public bool IsOwn { get; init; } = true;

    public bool IsSameRegion { get; init; } = true;

    /// <summary>The parameter <c>Encrypted</c>; null when it was left out.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>The parameter <c>KmsKeyId</c>; null when it was left out.</summary>
    public string? Key { get; init; }

    public bool EncryptionByDefault { get; init; }

    /// <summary>The account's default EBS key in the destination Region.</summary>
    public string DefaultKey { get; init; } = AccountSettings.AwsManagedAlias;

    public EncryptedCopyWithoutKey CopyWithoutKey { get; init; }

    /// <summary>What decides for a copy of a snapshot, by <c>CopyImage</c> or by <c>CopySnapshot</c>.</summary>
    public static EncryptionRequest ForCopy(Call call, Snapshot source, Region sourceRegion, bool? encrypted, string? key) => new()
    {
        SourceSnapshotId = source.Id,
        SourceKey = source.KeyArn,
        IsOwn = source.OwnerId == call.AccountId,
        IsSameRegion = sourceRegion == call.Region,
        Encrypted = encrypted,
        Key = key,
        EncryptionByDefault = call.Settings.EncryptionByDefault,
        DefaultKey = call.Settings.DefaultKey,
        CopyWithoutKey = call.Simulation.Options.EncryptedCopyWithoutKey,
    };
}
