
namespace AmiPipeline.Simulator.World;

/// <summary>Every account and Region there is.</summary>
internal sealed class AwsWorld
{
    /// <summary>Access key id to account id.</summary>
    public required IReadOnlyDictionary<string, string> AccountsByAccessKey { get; init; }

    public required IReadOnlyDictionary<string, Region> Regions { get; init; }

    /// <summary>Account id to organization id, of the accounts that belong to one.</summary>
    public IReadOnlyDictionary<string, string> Organizations { get; init; } = new Dictionary<string, string>();

    /// <summary>Account id to the ids of the organizational units that it is in: its own and those above.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OrganizationalUnits { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Account id to its partition.</summary>
    public required IReadOnlyDictionary<string, Partition> Partitions { get; init; }

    /// <summary>The partition of an account; for one that the world does not have, the world's.</summary>
    public Partition PartitionOf(string accountId) => Partitions.TryGetValue(accountId, out var partition) ? partition : Partition.FromRegion(Regions.Keys.First());

    /// <summary>ARN to role.</summary>
    public Dictionary<string, Role> Roles { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The sessions of roles that there were when the world was saved.</summary>
    public List<RoleSession> SavedSessions { get; init; } = [];

    /// <summary>Adds a role, in place of the one of its account with the same name.</summary>
    public void AddRole(Role role)
    {
        foreach (var other in Roles.Values.Where(other => other.AccountId == role.AccountId && other.Name == role.Name).ToList())
        {
            Roles.Remove(other.Arn);
        }

        Roles.Add(role.Arn, role);
    }

    /// <summary>Adds a role, unless its account has one with the same name.</summary>
    public bool TryAddRole(Role role)
    {
        var isNew = !Roles.Values.Any(other => other.AccountId == role.AccountId && other.Name == role.Name);
        if (isNew)
        {
            Roles.Add(role.Arn, role);
        }

        return isNew;
    }

    /// <summary>Whether a permission for its holder is one for an account.</summary>
    public bool IsHeldBy(string holder, string accountId) =>
        holder == accountId
        || holder == PermissionHolder.Everybody
        || Organizations.GetValueOrDefault(accountId) == PermissionHolder.IdOf(holder)
        || (OrganizationalUnits.GetValueOrDefault(accountId)?.Contains(PermissionHolder.IdOf(holder)) ?? false);

    /// <summary>The path of an account in its organization, from the root down (IAM User Guide, "aws:PrincipalOrgPaths"); null if it is in none. Units are taken in the account's order, from its own up.</summary>
    public string? OrganizationPathOf(string accountId)
    {
        var units = OrganizationalUnits.GetValueOrDefault(accountId) ?? [];
        // ou-ROOT-…: a unit's id names its root.
        var root = units is [var own, ..] ? own.Split('-')[1] : "root";
        return Organizations.GetValueOrDefault(accountId) is not { } organization ? null : $"{organization}/r-{root}/{string.Concat(units.Reverse().Select(unit => unit + "/"))}";
    }

    /// <summary>A world of its own with the same content.</summary>
    public AwsWorld Copy() => new()
    {
        AccountsByAccessKey = AccountsByAccessKey,
        Organizations = Organizations,
        OrganizationalUnits = OrganizationalUnits,
        Partitions = Partitions,
        Roles = new Dictionary<string, Role>(Roles, StringComparer.Ordinal),
        SavedSessions = [.. SavedSessions],
        Regions = Regions.ToDictionary(pair => pair.Key, pair => pair.Value.Copy(), StringComparer.Ordinal),
    };
}
