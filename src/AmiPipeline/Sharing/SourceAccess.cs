namespace AmiPipeline.Sharing;

/// <summary>How the pipeline comes to images of other accounts.</summary>
public static class SourceAccess
{
    /// <summary>
    /// What a grant lets the pipeline's account do with a key of the source: what EBS needs to copy a snapshot or to make a volume of it
    /// (EBS User Guide, Share the KMS key used to encrypt a shared Amazon EBS snapshot).
    /// </summary>
    public static IReadOnlyList<string> GrantOperations { get; } =
        ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];

    /// <summary>The role in an account; null if there is none.</summary>
    /// <param name="roles">The roles through which sources are shared with the pipeline.</param>
    /// <param name="accountId">The source's account.</param>
    public static AllowedRole? FindRole(IEnumerable<AllowedRole> roles, string accountId) =>
        roles.FirstOrDefault(role => Arn.TryParse(role.Arn, out var arn) && arn.AccountId == accountId);

    /// <summary>An account as a principal: whoever in it has IAM permission.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="likeArn">An ARN of the same partition.</param>
    public static string Principal(string accountId, string likeArn) => new Arn(Arn.Parse(likeArn).Partition, "iam", "", accountId, "root").ToString();
}
