using System.Collections.Concurrent;
using Amazon.KeyManagementService;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's clients in roles of other accounts. Each session is kept until shortly before its end.</summary>
/// <param name="factory">Makes clients with the functions' own credentials, and with a session's.</param>
/// <param name="clock">The clock.</param>
public sealed class AssumedRoles(IAwsClientFactory factory, TimeProvider clock)
{
    // More than a function may run: a session that is handed out lasts until the function's end.
    private static readonly TimeSpan MinRest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<RoleUse, KeptSession> _sessions = new();

    /// <summary>How many sessions are kept.</summary>
    internal int Kept => _sessions.Count;

    /// <summary>Assumes a role.</summary>
    /// <param name="role">The role, with its external id.</param>
    /// <param name="home">Where the functions run; the clients are for the role's account in the same Region.</param>
    /// <param name="sessionName">The session's name in the other account's CloudTrail: 2 to 64 letters, digits and <c>_+=,.@-</c>.</param>
    /// <param name="policy">A policy that the session is limited to, as JSON of at most 2,048 characters. Default: all that the role may do.</param>
    /// <exception cref="AmazonSecurityTokenServiceException">STS does not let the functions assume the role.</exception>
    public async Task<RoleSession> AssumeAsync(AllowedRole role, AwsLocation home, string sessionName, string? policy = null)
    {
        var key = new RoleUse(role, home, sessionName, policy);
        Forget();
        if (_sessions.TryGetValue(key, out var known))
        {
            return known.Session;
        }

        using var client = factory.Sts(home);
        var response = await client.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn, ExternalId = role.ExternalId, RoleSessionName = sessionName, Policy = policy });
        var location = home with { AccountId = role.AccountId() };
        var session = new RoleSession(location, new AwsClients(factory.ForSession(response.Credentials), clock));
        _sessions[key] = new KeptSession(session, response.Credentials.Expiration ?? clock.GetUtcNow());
        return session;
    }

    /// <summary>Who calls, without a role: GetCallerIdentity needs no permission.</summary>
    /// <param name="location">The account and Region.</param>
    internal async Task<string?> CallerArnAsync(AwsLocation location)
    {
        using var client = factory.Sts(location);
        return (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn;
    }

    // Every execution has its own session: a process that lives for hours must not keep them all.
    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, known) in _sessions)
        {
            if (known.Until - now <= MinRest)
            {
                _sessions.TryRemove(key, out _);
            }
        }
    }

    // Types of their own: a dictionary of tuples is code of its own in the functions' executable.
    private sealed record RoleUse(AllowedRole Role, AwsLocation From, string SessionName, string? Policy);

    private sealed record KeptSession(RoleSession Session, DateTimeOffset Until);
}

/// <summary>The SDK's clients in a role of another account.</summary>
/// <param name="Location">The account, and the Region that the functions run in.</param>
/// <param name="Clients">The clients in the role, for every Region of its account.</param>
public sealed record RoleSession(AwsLocation Location, AwsClients Clients)
{
    /// <summary>EC2 in the role.</summary>
    public IAmazonEC2 Ec2 => Clients.Ec2(Location);

    /// <summary>KMS in the role.</summary>
    public IAmazonKeyManagementService Kms => Clients.Kms(Location);
}
