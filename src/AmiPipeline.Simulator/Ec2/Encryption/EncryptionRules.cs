using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>
/// Which key a new snapshot or volume gets: the truth tables of the EC2 and EBS guides. Null means not encrypted.
/// </summary>
internal static class EncryptionRules
{
    /// <summary>EC2 User Guide, "Use encryption with EBS-backed AMIs", CopyImage.</summary>
    public static string? KeyForImageCopy(EncryptionRequest request)
    {
        RequireEncryptedWith(request);
        if (request.SourceKey is null)
        {
            return KeyForUnencryptedSource(request);
        }

        if (request.Encrypted == false)
        {
            throw new ServiceErrorException(
                "InvalidRequest",
                $"Snapshot {request.SourceSnapshotId} is encrypted. Creating unencrypted copy from an encrypted snapshot is not supported.");
        }

        var keepsKey = request.IsOwn && request.IsSameRegion && request.CopyWithoutKey == EncryptedCopyWithoutKey.SourceKey;
        return request.Key ?? (keepsKey ? request.SourceKey : request.DefaultKey);
    }

    /// <summary>EBS User Guide, "Copy an Amazon EBS snapshot", the table of encryption outcomes.</summary>
    public static string? KeyForSnapshotCopy(EncryptionRequest request)
    {
        RequireEncryptedWith(request);
        if (request.Encrypted == false)
        {
            throw new ServiceErrorException("InvalidParameterValue", "The parameter Encrypted cannot be set to false.");
        }

        if (request.SourceKey is null)
        {
            return KeyForUnencryptedSource(request);
        }

        return request.Key ?? (request.EncryptionByDefault ? request.DefaultKey : AccountSettings.AwsManagedAlias);
    }

    /// <summary>EBS User Guide, "Amazon EBS encryption", the table of outcomes for CreateVolume and RunInstances.</summary>
    public static string? KeyForVolume(EncryptionRequest request)
    {
        RequireEncryptedWith(request);
        if (request.SourceKey is null)
        {
            return KeyForUnencryptedSource(request);
        }

        if (request.Encrypted == false)
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"Snapshot {request.SourceSnapshotId} is encrypted: its volumes cannot be unencrypted.");
        }

        return request.Key ?? (request.IsOwn ? request.SourceKey : request.DefaultKey);
    }

    private static string? KeyForUnencryptedSource(EncryptionRequest request)
    {
        var encrypts = request.Encrypted == true || request.EncryptionByDefault;
        return request.Key ?? (encrypts ? request.DefaultKey : null);
    }

    private static void RequireEncryptedWith(EncryptionRequest request)
    {
        if (request.Key is not null && request.Encrypted != true)
        {
            throw new ServiceErrorException(
                "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
    }
}

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
