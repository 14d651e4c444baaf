namespace AmiPipeline.Planning;

/// <summary>A key that a result snapshot may be under.</summary>
/// <param name="KmsKeyId">The key's ARN, or <c>alias/aws/ebs</c> where the account has not used that key yet.</param>
/// <param name="Meaning">Why this key is right: "as asked", "the source's key", "the account's default key".</param>
public sealed record AcceptedKey(string KmsKeyId, string Meaning)
{
    /// <summary>The alias of the AWS managed key for EBS.</summary>
    public const string AwsManagedAlias = "alias/aws/ebs";

    internal const string IsAsked = "as asked";

    internal const string IsTheSources = "the source's key";

    internal const string IsDefault = "the account's default key";
}
