using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.World;

/// <summary>The sessions of roles, by access key id.</summary>
/// <param name="seed">The simulation's seed. Credentials draw from a source of their own, so that they do not change the ids of resources.</param>
internal sealed class RoleSessions(int seed)
{
    private readonly IdSource _ids = new(seed ^ 0x49414D);
    private readonly Dictionary<string, RoleSession> _byAccessKey = new(StringComparer.Ordinal);

    public RoleSession? Find(string accessKeyId) => _byAccessKey.GetValueOrDefault(accessKeyId);

    public RoleSession Start(Role role, string name, DateTimeOffset expiration, PolicyDocument? policy = null)
    {
        var session = new RoleSession(role, name, _ids.Next("ASIA")[..20].ToUpperInvariant(), _ids.Next("simulated-"), _ids.Next("IQoJ") + _ids.Next(""), expiration)
        {
            Policy = policy,
        };
        _byAccessKey.Add(session.AccessKeyId, session);
        return session;
    }
}
