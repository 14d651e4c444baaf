namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a world: its Regions with their zones, and its accounts with what they have in each.</summary>
internal static class WorldReader
{
    public static AwsWorld Read(StrictObject json)
    {
        var regions = json.Objects("regions").ToDictionary(region => region.Required("name"), ReadRegion, StringComparer.Ordinal);
        var accessKeys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in json.Objects("accounts"))
        {
            ReadAccount(account, regions, accessKeys);
        }

        json.End();
        return regions.Count == 0 || accessKeys.Count == 0
            ? throw json.Error("a world has at least one Region in \"regions\" and one account in \"accounts\".")
            : new AwsWorld { Regions = regions, AccountsByAccessKey = accessKeys };
    }

    private static Region ReadRegion(StrictObject json)
    {
        var region = new Region(json.Required("name"));
        json.End();
        return region;
    }

    private static void ReadAccount(StrictObject json, Dictionary<string, Region> regions, Dictionary<string, string> accessKeys)
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

        foreach (var part in json.Objects("regions"))
        {
            var name = part.Required("name");
            var region = regions.GetValueOrDefault(name) ?? throw part.At("name", $"\"{name}\" is not among the world's \"regions\".");
            region.SettingsOf(id).OwnerAlias = alias;
            AccountReader.Read(part, id, region);
        }

        json.End();
    }
}
