using System.Globalization;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a world: its Regions with their zones, and its accounts with what they have in each.</summary>
internal static class WorldReader
{
    public static AwsWorld Read(StrictObject json)
    {
        var regions = json.Objects("regions").ToDictionary(region => region.Required("name"), ReadRegion, StringComparer.Ordinal);
        var accessKeys = new Dictionary<string, string>(StringComparer.Ordinal);
        var organizations = new Dictionary<string, string>(StringComparer.Ordinal);
        var units = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var partitions = new Dictionary<string, Partition>(StringComparer.Ordinal);
        var world = new AwsWorld { Regions = regions, AccountsByAccessKey = accessKeys, Organizations = organizations, OrganizationalUnits = units, Partitions = partitions };
        var parts = new List<(StrictObject Json, ReadingScope Scope)>();
        foreach (var account in json.Objects("accounts"))
        {
            partitions[account.Required("id")] = PartitionOf(account, regions.Keys);
            parts.AddRange(ReadAccount(account, world, accessKeys, organizations, units));
        }

        parts.ForEach(part => AccountReader.ReadFirst(part.Json, part.Scope));
        var beside = regions.ToDictionary(pair => pair.Key, pair => pair.Value.Snapshots.Keys.ToHashSet());
        parts.ForEach(part => AccountReader.ReadImages(part.Json, part.Scope with { SnapshotsBeside = beside[part.Scope.Region.Name] }));
        parts.ForEach(part => AccountReader.ReadInstances(part.Json, part.Scope));
        json.Objects("sessions").ForEach(session => ReadSession(session, world));
        json.End();
        return regions.Count == 0 || accessKeys.Count == 0
            ? throw json.Error("a world has at least one Region in \"regions\" and one account in \"accounts\".")
            : world;
    }

    /// <summary>Where the time and the ids of a saved world continue; null for a world that was written by hand.</summary>
    public static SavedMotion? ReadMotion(StrictObject json)
    {
        var (ids, eventIds, sessionIds) = (ReadIds(json, "nextIds"), ReadIds(json, "nextEventIds"), ReadIds(json, "nextSessionIds"));
        return json.Time("now") is { } now ? new SavedMotion(now, ids, eventIds, sessionIds) : null;
    }

    private static ulong ReadIds(StrictObject json, string member) =>
        json.Text(member) is not { } text ? 0
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ids) ? ids
        : throw json.At(member, $"\"{text}\" is not a whole number.");

    private static void ReadSession(StrictObject json, AwsWorld world)
    {
        var arn = json.Required("role");
        world.SavedSessions.Add(new RoleSession(
            world.Roles.Values.FirstOrDefault(role => role.Arn == arn) ?? throw json.At("role", $"there is no role {arn}."),
            json.Required("name"),
            json.Required("accessKeyId"),
            json.Required("secretAccessKey"),
            json.Required("token"),
            json.Time("expiration") ?? throw json.Error("the member \"expiration\" is missing."))
        {
            Policy = json.Object("policy") is { } policy ? new SessionPolicy(PolicyReader.ReadRolePolicy("session", policy), policy.Json) : null,
        });
        json.End();
    }

    private static Region ReadRegion(StrictObject json)
    {
        var region = new Region(json.Required("name"));
        json.End();
        return region;
    }

    // An account without anything in a Region is in the world's partition.
    private static Partition PartitionOf(StrictObject account, IEnumerable<string> worldsRegions)
    {
        var regions = account.Objects("regions").Select(region => region.Required("name")).ToList();
        var partitions = regions.DefaultIfEmpty(worldsRegions.FirstOrDefault("")).Select(Partition.FromRegion).Distinct().ToList();
        return partitions is [var partition]
            ? partition
            : throw account.At("regions", $"an account is in one partition; {string.Join(", ", regions)} are in {string.Join(", ", partitions.Select(each => each.Name))}.");
    }

    private static List<(StrictObject Json, ReadingScope Scope)> ReadAccount(
        StrictObject json,
        AwsWorld world,
        Dictionary<string, string> accessKeys,
        Dictionary<string, string> organizations,
        Dictionary<string, IReadOnlyList<string>> units)
    {
        var id = json.Required("id");
        if (!AccountIds.IsValid(id))
        {
            throw json.At("id", $"\"{id}\" is not an account id, which has 12 digits.");
        }

        _ = json.Text("description");
        var alias = json.Text("alias");
        foreach (var key in json.Texts("accessKeyIds").DefaultIfEmpty("AKIA" + id))
        {
            accessKeys[key] = id;
        }

        if (json.Text("organizationId") is { } organization)
        {
            organizations[id] = organization;
        }

        if (json.Texts("organizationalUnitIds") is { Count: > 0 } unitIds)
        {
            units[id] = unitIds;
        }

        foreach (var role in json.Objects("roles"))
        {
            if (!world.TryAddRole(RoleReader.Read(role, id, world.Partitions[id])))
            {
                throw role.At("name", $"\"{role.Required("name")}\" is there twice.");
            }
        }

        var parts = new List<(StrictObject Json, ReadingScope Scope)>();
        foreach (var part in json.Objects("regions"))
        {
            var name = part.Required("name");
            var region = world.Regions.GetValueOrDefault(name) ?? throw part.At("name", $"\"{name}\" is not among the world's \"regions\".");
            region.SettingsOf(id).OwnerAlias = alias;
            parts.Add((part, new ReadingScope(id, region)));
        }

        json.End();
        return parts;
    }
}
