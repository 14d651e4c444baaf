namespace AmiPipeline.Plans;

/// <summary>A key that a result snapshot may be under.</summary>
/// <param name="KmsKeyId">The key's ARN, or <c>alias/aws/ebs</c> if the account has not used that key yet.</param>
/// <param name="Origin">Why this key is right.</param>
public sealed record AcceptedKey(string KmsKeyId, KeyOrigin Origin)
{
    /// <summary>The alias of the AWS managed key for EBS.</summary>
    public const string AwsManagedAlias = "alias/aws/ebs";

    /// <summary>The key's ARN; the alias itself if it is <c>alias/aws/ebs</c> and the account has not used that key.</summary>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>, if there is one.</param>
    public string Resolve(string? awsManagedKeyArn) => KmsKeyId == AwsManagedAlias ? awsManagedKeyArn ?? KmsKeyId : KmsKeyId;

    /// <summary>Why a key is right, for a person.</summary>
    /// <param name="origin">Why it is.</param>
    public static string Describe(KeyOrigin origin) => origin switch
    {
        KeyOrigin.Request => "as requested",
        KeyOrigin.Source => "the source's key",
        KeyOrigin.AccountDefault => "the account's default key",
        KeyOrigin.Committed => "as it was committed",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "There is no such origin."),
    };
}
