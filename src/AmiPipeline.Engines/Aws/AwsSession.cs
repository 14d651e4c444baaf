using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Aws;

/// <summary>AWS, reached and answering: who calls, and with which clients.</summary>
public sealed class AwsSession
{
    private readonly ConnectionClientFactory _factory;

    private AwsSession(AwsCaller caller, ConnectionClientFactory factory, AwsCallCounter calls)
    {
        _factory = factory;
        Caller = caller;
        Calls = calls;
    }

    /// <summary>Who calls, and where.</summary>
    public AwsCaller Caller { get; }

    /// <summary>What has been called with the functions' clients.</summary>
    public AwsCallCounter Calls { get; }

    /// <summary>The functions' clients.</summary>
    /// <param name="clock">The clock.</param>
    public AwsClients Clients(TimeProvider clock) => new(_factory, clock);

    /// <summary>Asks STS who calls (GetCallerIdentity, which needs no permission).</summary>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsUnusableException">There is no Region, there are no credentials, they are refused, or nobody answers.</exception>
    public static async Task<AwsSession> OpenAsync(AwsConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var region = AwsRegions.Find(connection);
        var calls = new AwsCallCounter();
        var factory = new ConnectionClientFactory(connection, calls);
        try
        {
            using var sts = factory.Sts(region);
            var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            var partition = Arn.TryParse(identity.Arn, out var arn)
                ? arn.Partition
                : throw new AwsUnusableException($"What answers in {region} is not AWS: GetCallerIdentity gave \"{identity.Arn}\" for the caller's ARN");
            return new AwsSession(new AwsCaller(new AwsLocation(identity.Account, region), partition), factory, calls);
        }
        catch (AmazonSecurityTokenServiceException refusal)
        {
            throw new AwsUnusableException($"AWS does not accept these credentials: {refusal.ErrorCode}: {refusal.Message}", refusal);
        }
        catch (Exception error) when (error is AmazonClientException or HttpRequestException or IOException or TimeoutException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new AwsUnusableException($"AWS cannot be reached in {region}: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }

    /// <summary>The aliases of the account's keys in the Region, by key ARN; none where they may not be listed.</summary>
    public async Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync()
    {
        using var kms = _factory.Kms(Caller.Location);
        return await KeyAliasesAsync(kms, Caller);
    }

    /// <summary>The aliases of an account's keys in a Region, by key ARN; none where they may not be listed.</summary>
    /// <param name="kms">KMS in the Region, with the account's credentials.</param>
    /// <param name="caller">The account, its Region and its partition.</param>
    internal static async Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync(IAmazonKeyManagementService kms, AwsCaller caller)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await foreach (var alias in kms.Paginators.ListAliases(new ListAliasesRequest()).Aliases)
            {
                if (alias.TargetKeyId is { } keyId)
                {
                    aliases.TryAdd(new Arn(caller.Partition, "kms", caller.Location.Region, caller.Location.AccountId, $"key/{keyId}").ToString(), alias.AliasName);
                }
            }
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            // They only shorten what is printed: an execution's report must not fail for want of them.
        }

        return aliases;
    }
}
