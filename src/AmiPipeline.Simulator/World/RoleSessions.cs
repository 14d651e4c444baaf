namespace AmiPipeline.Simulator.World;

/// <summary>The sessions of roles, by access key id.</summary>
/// <param name="seed">The simulation's seed. Credentials draw from their own source, so that they do not change the ids of resources.</param>
internal sealed class RoleSessions(int seed)
{
    private readonly IdSource _ids = new(seed ^ 0x49414D);
    private readonly Dictionary<string, RoleSession> _byAccessKey = new(StringComparer.Ordinal);

    /// <summary>Where the credentials of the next session come from.</summary>
    public ulong Ids
    {
        get => _ids.State;
        set => _ids.State = value;
    }

    /// <summary>The sessions that have not expired.</summary>
    public IEnumerable<RoleSession> ValidAt(DateTimeOffset now) => _byAccessKey.Values.Where(session => session.Expiration > now);

    /// <summary>Takes up a session of a saved world.</summary>
    public void Add(RoleSession session) => _byAccessKey.Add(session.AccessKeyId, session);

    public RoleSession? Find(string accessKeyId) => _byAccessKey.GetValueOrDefault(accessKeyId);

    public RoleSession Start(Role role, string name, DateTimeOffset expiration, SessionPolicy? policy = null)
    {
        var session = new RoleSession(role, name, _ids.Next("ASIA")[..20].ToUpperInvariant(), _ids.Next("simulated-"), _ids.Next("IQoJ") + _ids.Next(""), expiration)
        {
            Policy = policy,
        };
        Add(session);
        return session;
    }
}
