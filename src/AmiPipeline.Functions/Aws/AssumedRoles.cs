using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Configuration;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's clients in roles of other accounts. Each session is kept until shortly before its end.</summary>
/// <param name="sts">Makes a client for STS, with the functions' own credentials.</param>
/// <param name="clients">Makes the clients over a session's credentials.</param>
/// <param name="clock">The clock.</param>
public sealed class AssumedRoles(
    Func<AwsLocation, IAmazonSecurityTokenService> sts,
    Func<AWSCredentials, AwsClients> clients,
    TimeProvider clock)
{
    // More than a function may run: a session that is handed out lasts until the function's end.
    private static readonly TimeSpan LeastRest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(AllowedRole Role, AwsLocation From, string Session), (AwsClients Clients, DateTimeOffset Until)> _sessions = new();

    /// <summary>Clients that act in a role.</summary>
    /// <param name="role">The role, with its external id.</param>
    /// <param name="from">Where the functions run; STS is asked there.</param>
    /// <param name="sessionName">The session's name in the other account's CloudTrail.</param>
    /// <exception cref="AmazonSecurityTokenServiceException">STS does not let the functions assume the role.</exception>
    public async Task<AwsClients> AssumeAsync(AllowedRole role, AwsLocation from, string sessionName)
    {
        var key = (role, from, sessionName);
        if (_sessions.TryGetValue(key, out var session) && session.Until - clock.GetUtcNow() > LeastRest)
        {
            return session.Clients;
        }

        using var client = sts(from);
        var response = await client.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn, ExternalId = role.ExternalId, RoleSessionName = sessionName });
        var assumed = clients(response.Credentials);
        _sessions[key] = (assumed, response.Credentials.Expiration ?? clock.GetUtcNow());
        return assumed;
    }
}
