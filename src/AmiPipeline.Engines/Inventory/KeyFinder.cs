using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace AmiPipeline.Engines.Inventory;

/// <summary>Finds keys by what people call them, without describing them: that could create the AWS managed key.</summary>
/// <param name="kms">KMS in one account and Region.</param>
/// <param name="location">The account and Region.</param>
/// <param name="budget">The calls that may be made.</param>
public sealed class KeyFinder(IAmazonKeyManagementService kms, AwsLocation location, CallBudget budget)
{
    private Dictionary<string, string>? _aliases;

    /// <summary>The ARN of a key; null if an alias names none.</summary>
    /// <param name="key">A key id, a key's ARN, an alias or an alias's ARN.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public async Task<string?> ArnAsync(string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = Arn.TryParse(key, out var arn) ? arn.Resource : key;
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
        {
            return arn is null ? ArnOf(key) : key;
        }

        _aliases ??= await AliasesAsync(cancellation);
        return _aliases.TryGetValue(name, out var id) ? ArnOf(id) : null;
    }

    private string ArnOf(string keyId) => new Arn(Partition.FromRegion(location.Region).Name, "kms", location.Region, location.AccountId, $"key/{keyId}").ToString();

    private async Task<Dictionary<string, string>> AliasesAsync(CancellationToken cancellation)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        var request = new ListAliasesRequest();
        do
        {
            budget.Spend("aliases of keys");
            var page = await kms.ListAliasesAsync(request, cancellation);
            foreach (var alias in (page.Aliases ?? []).Where(alias => !string.IsNullOrEmpty(alias.TargetKeyId)))
            {
                aliases[alias.AliasName] = alias.TargetKeyId;
            }

            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);

        return aliases;
    }
}
