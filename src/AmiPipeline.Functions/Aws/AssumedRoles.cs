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

    private readonly ConcurrentDictionary<(AllowedRole Role, AwsLocation From, string Name), (RoleSession Session, DateTimeOffset Until)> _sessions = new();

    /// <summary>How many sessions are kept.</summary>
    internal int Kept => _sessions.Count;

    /// <summary>Assumes a role.</summary>
    /// <param name="role">The role, with its external id.</param>
    /// <param name="home">Where the functions run; the clients are for the role's account in the same Region.</param>
    /// <param name="sessionName">The session's name in the other account's CloudTrail: 2 to 64 letters, digits and <c>_+=,.@-</c>.</param>
    /// <exception cref="AmazonSecurityTokenServiceException">STS does not let the functions assume the role.</exception>
    public async Task<RoleSession> AssumeAsync(AllowedRole role, AwsLocation home, string sessionName)
    {
        var key = (role, home, sessionName);
        Forget();
        if (_sessions.TryGetValue(key, out var known))
        {
            return known.Session;
        }

        using var client = factory.Sts(home);
        var response = await client.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn, ExternalId = role.ExternalId, RoleSessionName = sessionName });
        var location = home with { AccountId = role.AccountId() };
        var clients = factory.ForSession(response.Credentials);
        var session = new RoleSession(location, clients.Ec2(location, SdkRetries.Allowed), clients.Kms(location));
        _sessions[key] = (session, response.Credentials.Expiration ?? clock.GetUtcNow());
        return session;
    }

    // Every execution has a session of its own: a process that lives for hours must not keep them all.
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
}

/// <summary>The SDK's clients in a role of another account.</summary>
/// <param name="Location">The account, and the Region of the clients.</param>
/// <param name="Ec2">EC2 in the role.</param>
/// <param name="Kms">KMS in the role.</param>
public sealed record RoleSession(AwsLocation Location, IAmazonEC2 Ec2, IAmazonKeyManagementService Kms);
