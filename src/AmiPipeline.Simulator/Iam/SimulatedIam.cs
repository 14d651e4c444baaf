using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Iam;

/// <summary>
/// The roles of a simulated cloud. Calls with a role's credentials are judged by its policies; calls with an account's own access key are not.
/// </summary>
public sealed class SimulatedIam
{
    private readonly Lock _lock;
    private readonly Simulation _simulation;

    internal SimulatedIam(Lock cloud, Simulation simulation) => (_lock, _simulation) = (cloud, simulation);

    /// <summary>Every decision on the calls of roles, in order. Calls of an account itself need no decision.</summary>
    public NewestRecords<Authorization> Authorizations => _simulation.Authorizations;

    /// <summary>The roles of an account, by ARN.</summary>
    /// <param name="accountId">The account.</param>
    public IReadOnlyList<RoleView> RolesOf(string accountId)
    {
        lock (_lock)
        {
            return [.. _simulation.World.Roles.Values
                .Where(role => role.AccountId == accountId)
                .OrderBy(role => role.Arn, StringComparer.Ordinal)
                .Select(role => new RoleView(role.Arn, role.TrustText, role.PolicyTexts))];
        }
    }

    /// <summary>Puts a role into an account, or replaces the one with the same name; sessions under way keep the role that they began with.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="role">The role.</param>
    /// <returns>Its ARN.</returns>
    /// <exception cref="WorldFormatException">A policy is wrong or has something in it that is not modelled; the message names the place.</exception>
    public string DefineRole(string accountId, RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        lock (_lock)
        {
            var read = RoleReader.Read(role, accountId, _simulation.World.PartitionOf(accountId));
            _simulation.World.AddRole(read);
            return read.Arn;
        }
    }

    /// <summary>Credentials of a role for an hour, without asking its trust policy: as a service gets them that runs code as the role.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">The session's name; Lambda takes the function's.</param>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public TemporaryCredentials CredentialsOf(string roleArn, string sessionName)
    {
        lock (_lock)
        {
            _simulation.CatchUp();
            var session = _simulation.Sessions.Start(Known(roleArn), sessionName, _simulation.Now + TimeSpan.FromHours(1));
            return new TemporaryCredentials(session.AccessKeyId, session.SecretAccessKey, session.Token, session.Expiration);
        }
    }

    /// <summary>
    /// Judges an action by the policies of a role, also one of a service that is not modelled. Policies of the resource, such as the trust policy of a
    /// role to assume, are not asked. It is no call and leaves nothing on record.
    /// </summary>
    /// <param name="roleArn">Whose policies.</param>
    /// <param name="action">Such as <c>states:StartExecution</c>.</param>
    /// <param name="resourceArn">The resource; <c>*</c> for an action without resources.</param>
    /// <param name="context">The condition keys of the call besides those of the caller itself; null for none.</param>
    /// <param name="region">Where the call would go; null for the world's first Region.</param>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public Authorization Authorize(
        string roleArn, string action, string resourceArn, IReadOnlyDictionary<string, IReadOnlyList<string>>? context = null, string? region = null)
    {
        lock (_lock)
        {
            _simulation.CatchUp();
            var role = Known(roleArn);
            var caller = new Caller(role.Partition, role.AccountId, new RoleSession(role, "asked", "", "", "", DateTimeOffset.MaxValue));
            var known = caller.Context(_simulation.World, region ?? _simulation.World.Regions.Keys.First(), _simulation.Now);
            foreach (var (key, values) in context ?? new Dictionary<string, IReadOnlyList<string>>())
            {
                known.With(key, values);
            }

            var request = new PermissionRequest(action, resourceArn, known);
            return Authorizer.ToAuthorization(caller, request, Authorizer.DecideByCaller(caller, request));
        }
    }

    private Role Known(string roleArn) => _simulation.World.Roles.GetValueOrDefault(roleArn)
        ?? throw new ArgumentException($"There is no role {roleArn} in this world.", nameof(roleArn));
}

/// <summary>The credentials of a role's session.</summary>
/// <param name="AccessKeyId">Begins with <c>ASIA</c>.</param>
/// <param name="SecretAccessKey">Signs requests; signatures are not checked here.</param>
/// <param name="SessionToken">Goes with every request, as <c>X-Amz-Security-Token</c>.</param>
/// <param name="Expiration">From when on they are refused.</param>
public sealed record TemporaryCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration);
