using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.World;

/// <summary>A KMS key.</summary>
internal sealed class KmsKey
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Region { get; init; }

    public string State { get; set; } = EnabledState;

    public string Spec { get; init; } = SymmetricSpec;

    public string Usage { get; init; } = EncryptUsage;

    /// <summary><c>CUSTOMER</c>, or <c>AWS</c> for an AWS managed key.</summary>
    public string Manager { get; init; } = "CUSTOMER";

    public string Description { get; init; } = "";

    public DateTimeOffset CreationDate { get; init; }

    public DateTimeOffset? DeletionDate { get; set; }

    /// <summary>Other accounts that the key policy lets use it for EBS.</summary>
    public IReadOnlyList<string> UsableBy { get; init; } = [];

    /// <summary>The key policy; null for the default one, which leaves it to the IAM of its account.</summary>
    public PolicyDocument? Policy { get; init; }

    public List<KmsGrant> Grants { get; private set; } = [];

    public const string EnabledState = "Enabled";

    public const string SymmetricSpec = "SYMMETRIC_DEFAULT";

    public const string EncryptUsage = "ENCRYPT_DECRYPT";

    // What EBS needs of a key, whatever it does with it (EBS User Guide, "Permissions for IAM users").
    private static readonly string[] OperationsOfEbs = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKeyWithoutPlaintext"];

    public string Arn => Partition.Arn("kms", Region, OwnerId, $"key/{Id}");

    public bool IsAwsManaged => Manager == "AWS";

    public bool IsKnownTo(string accountId, DateTimeOffset now) => accountId == OwnerId || UsableBy.Contains(accountId)
        || OperationsOfEbs.All(operation => Grants.Exists(grant => grant.Allows(accountId, operation, now)));

    public KmsKey Copy()
    {
        var copy = (KmsKey)MemberwiseClone();
        copy.Grants = [.. Grants];
        return copy;
    }
}
