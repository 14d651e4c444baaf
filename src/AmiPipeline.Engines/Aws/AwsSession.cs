using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Aws;

/// <summary>A verified connection to AWS: the caller and the clients.</summary>
public sealed class AwsSession
{
    private readonly ConnectionClientFactory _factory;

    private AwsSession(AwsCaller caller, ConnectionClientFactory factory, AwsCallCounter calls)
    {
        _factory = factory;
        Caller = caller;
        Calls = calls;
    }

    /// <summary>The caller.</summary>
    public AwsCaller Caller { get; }

    /// <summary>Where EC2 is called.</summary>
    public Uri Ec2Endpoint => _factory.Ec2Endpoint(Caller.Location);

    /// <summary>Counts the calls of the functions' clients.</summary>
    public AwsCallCounter Calls { get; }

    /// <summary>The functions' clients.</summary>
    /// <param name="clock">The clock.</param>
    public AwsClients Clients(TimeProvider clock) => new(_factory, clock);

    /// <summary>Asks STS for the caller's identity (GetCallerIdentity, which needs no permission).</summary>
    /// <param name="connection">How to reach AWS.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AwsUnusableException">There is no Region, there are no credentials, they are rejected, or there is no response.</exception>
    public static async Task<AwsSession> OpenAsync(AwsConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var region = AwsRegions.Find(connection);
        var calls = new AwsCallCounter();
        try
        {
            using var sts = new ConnectionClientFactory(connection with { IsInteractive = true }, calls).Sts(region);
            var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            var partition = Arn.TryParse(identity.Arn, out var arn)
                ? arn.Partition
                : throw new AwsUnusableException($"What answers in {region} is not AWS: GetCallerIdentity returned \"{identity.Arn}\" for the caller's ARN");
            return new AwsSession(new AwsCaller(new AwsLocation(identity.Account, region), partition), new ConnectionClientFactory(connection, calls), calls);
        }
        catch (AmazonSecurityTokenServiceException refusal) when (!string.IsNullOrEmpty(refusal.ErrorCode) && (int)refusal.StatusCode < 500)
        {
            throw new AwsUnusableException($"AWS does not accept these credentials: {AwsErrors.Describe(refusal)}", refusal);
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new AwsUnusableException($"AWS cannot be reached in {region}: {AwsErrors.Describe(error)}", error);
        }
    }

    /// <summary>The aliases of the account's keys in the Region and in others, by key ARN; empty without permission to list them.</summary>
    /// <param name="others">The other accounts and Regions; other accounts are left out, since their keys are theirs to list.</param>
    public Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync(params IEnumerable<AwsLocation> others) => KeyAliasesAsync(_factory, Caller, others);

    /// <summary>The aliases of an account's keys in several Regions, by key ARN; empty without permission to list them.</summary>
    /// <param name="factory">Makes the clients.</param>
    /// <param name="caller">The account, one of its Regions and its partition.</param>
    /// <param name="others">The other accounts and Regions.</param>
    internal static async Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync(ConnectionClientFactory factory, AwsCaller caller, IEnumerable<AwsLocation> others)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var location in others.Where(location => location.AccountId == caller.Location.AccountId).Prepend(caller.Location).Distinct())
        {
            using var kms = factory.Kms(location);
            foreach (var (arn, alias) in await KeyAliasesAsync(kms, caller with { Location = location }))
            {
                aliases[arn] = alias;
            }
        }

        return aliases;
    }

    /// <summary>The aliases of an account's keys in a Region, by key ARN; empty without permission to list them.</summary>
    /// <param name="kms">KMS in the Region, with the account's credentials.</param>
    /// <param name="caller">The account, its Region and its partition.</param>
    private static async Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync(IAmazonKeyManagementService kms, AwsCaller caller)
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
            // Aliases only shorten the output; a report must not fail without them.
        }

        return aliases;
    }
}
