namespace AmiPipeline.Simulator.Options;

/// <summary>Which key CopyImage gives the copy of an own encrypted snapshot when the call names none.</summary>
public enum EncryptedCopyWithoutKey
{
    /// <summary>The source snapshot's own key, as the EC2 User Guide says ("Use encryption with EBS-backed AMIs").</summary>
    SourceKey,

    /// <summary>The account's default EBS key in the destination Region, as the API Reference says of <c>KmsKeyId</c> of CopyImage.</summary>
    DefaultKey,
}
