using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace AmiPipeline.Functions.Aws;

/// <summary>Looks KMS aliases up without describing them: DescribeKey on an AWS alias that is not in use would create its key.</summary>
internal static class KeyAliases
{
    /// <summary>The account's aliases by name; the value is the key's id, or null for an AWS alias that is not in use.</summary>
    public static async Task<Dictionary<string, string?>> AllAsync(IAmazonKeyManagementService kms)
    {
        var aliases = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var alias in kms.Paginators.ListAliases(new ListAliasesRequest()).Aliases)
        {
            aliases[alias.AliasName] = alias.TargetKeyId;
        }

        return aliases;
    }

    /// <summary>The ARN of the AWS managed key for EBS; null if the account has not used it.</summary>
    public static async Task<string?> AwsManagedKeyArnAsync(IAmazonKeyManagementService kms) =>
        (await AllAsync(kms)).GetValueOrDefault(AcceptedKey.AwsManagedAlias) is { } keyId
            ? (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId })).KeyMetadata.Arn
            : null;
}
