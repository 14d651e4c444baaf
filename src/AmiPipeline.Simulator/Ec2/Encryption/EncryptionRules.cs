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
