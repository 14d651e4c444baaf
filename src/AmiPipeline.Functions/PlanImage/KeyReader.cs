using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Looks keys up. Aliases are resolved first: DescribeKey on an AWS alias that is not in use would create its key.</summary>
internal sealed class KeyReader
{
    private readonly IAmazonKeyManagementService _kms;
    private readonly AwsLocation _location;
    private readonly Dictionary<string, string?> _aliases;
    private readonly Dictionary<string, KeyFacts> _known = [];

    private KeyReader(IAmazonKeyManagementService kms, AwsLocation location, Dictionary<string, string?> aliases)
    {
        _kms = kms;
        _location = location;
        _aliases = aliases;
    }

    public static async Task<KeyReader> CreateAsync(IAmazonKeyManagementService kms, AwsLocation location) =>
        new(kms, location, await KeyAliases.AllAsync(kms));

    /// <summary>Those of a request's texts that name a key: not the default one, which the account's settings name.</summary>
    public static IEnumerable<string> Named(IEnumerable<string?> requested) => requested.OfType<string>().Where(key => key != "default");

    public async Task<IReadOnlyDictionary<string, KeyFacts>> ReadAsync(IEnumerable<string> keys)
    {
        var facts = new Dictionary<string, KeyFacts>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            facts[key] = await ReadAsync(key);
        }

        return facts;
    }

    /// <summary>What KMS says of a key id, key ARN, alias or alias ARN.</summary>
    public async Task<KeyFacts> ReadAsync(string key)
    {
        if (!Arn.TryParse(key, out var arn))
        {
            return key.StartsWith("alias/", StringComparison.Ordinal) ? await OfAliasAsync(key) : await DescribeAsync(key, $"does not exist in {Here}");
        }

        if (arn.Region != _location.Region)
        {
            return new KeyFacts { Fault = $"is in {arn.Region}; a key must be in the Region of the image, {_location.Region}" };
        }

        return arn.AccountId != _location.AccountId ? await DescribeAsync(key, $"belongs to account {arn.AccountId}, which does not let account {_location.AccountId} use it")
            : arn.Resource.StartsWith("alias/", StringComparison.Ordinal) ? await OfAliasAsync(arn.Resource)
            : await DescribeAsync(key, $"does not exist in {Here}");
    }

    private string Here => $"{_location.Region} of account {_location.AccountId}";

    private async Task<KeyFacts> OfAliasAsync(string alias)
    {
        if (_aliases.TryGetValue(alias, out var keyId) && keyId is not null)
        {
            return await DescribeAsync(keyId, $"points to {keyId}, which does not exist");
        }

        return alias == AcceptedKey.AwsManagedAlias ? new KeyFacts { AwsManaged = true }
            : new KeyFacts { Fault = $"does not exist in {Here}" };
    }

    private async Task<KeyFacts> DescribeAsync(string key, string ifMissing)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        return _known[key] = await RequestAsync(key, ifMissing);
    }

    private async Task<KeyFacts> RequestAsync(string key, string ifMissing)
    {
        try
        {
            var metadata = (await _kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key })).KeyMetadata;
            var awsManaged = metadata.KeyManager == KeyManagerType.AWS;
            return new KeyFacts
            {
                Arn = metadata.Arn,
                State = metadata.KeyState?.Value,
                Spec = metadata.KeySpec?.Value,
                Usage = metadata.KeyUsage?.Value,
                AwsManaged = awsManaged,
                Fault = awsManaged && _aliases.GetValueOrDefault(AcceptedKey.AwsManagedAlias) != metadata.KeyId ? "is the AWS managed key of another service; EBS cannot use it" : null,
            };
        }
        catch (NotFoundException)
        {
            return new KeyFacts { Fault = ifMissing, Missing = true };
        }
        catch (AmazonKeyManagementServiceException error) when (error.ErrorCode is "AccessDeniedException" or "AccessDenied")
        {
            return new KeyFacts { Fault = $"cannot be described: {error.Message}" };
        }
        catch (InvalidArnException)
        {
            return new KeyFacts { Fault = "is not a key ARN that KMS knows" };
        }
    }
}
