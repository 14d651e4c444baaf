
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
        foreach (var account in json.Objects("accounts"))
        {
            partitions[account.Required("id")] = PartitionOf(account, regions.Keys);
            ReadAccount(account, world, accessKeys, organizations, units);
        }

        json.End();
        return regions.Count == 0 || accessKeys.Count == 0
            ? throw json.Error("a world has at least one Region in \"regions\" and one account in \"accounts\".")
            : world;
    }

    private static Region ReadRegion(StrictObject json)
    {
        var region = new Region(json.Required("name"));
        json.End();
        return region;
    }

    // An account without anything in a Region is where the world is.
    private static Partition PartitionOf(StrictObject account, IEnumerable<string> worldsRegions)
    {
        var regions = account.Objects("regions").Select(region => region.Required("name")).ToList();
        var partitions = regions.DefaultIfEmpty(worldsRegions.FirstOrDefault("")).Select(Partition.FromRegion).Distinct().ToList();
        return partitions is [var partition]
            ? partition
            : throw account.At("regions", $"an account is in one partition; {string.Join(", ", regions)} are in {string.Join(", ", partitions.Select(each => each.Name))}.");
    }

    private static void ReadAccount(
        StrictObject json,
        AwsWorld world,
        Dictionary<string, string> accessKeys,
        Dictionary<string, string> organizations,
        Dictionary<string, IReadOnlyList<string>> units)
    {
        var id = json.Required("id");
        if (id.Length != 12 || !id.All(char.IsAsciiDigit))
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

        foreach (var part in json.Objects("regions"))
        {
            var name = part.Required("name");
            var region = world.Regions.GetValueOrDefault(name) ?? throw part.At("name", $"\"{name}\" is not among the world's \"regions\".");
            region.SettingsOf(id).OwnerAlias = alias;
            AccountReader.Read(part, id, region);
        }

        json.End();
    }
}
