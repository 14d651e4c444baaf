
namespace AmiPipeline.Simulator.Kms;

/// <summary>Finds the key that an id, ARN, alias or alias ARN means to a caller in a Region.</summary>
internal static class KeyRing
{
    /// <summary>The key by any of its names, whatever its state; null when there is none.</summary>
    public static KmsKey? Find(Simulation simulation, Region region, string accountId, string reference)
    {
        var owner = accountId;
        var name = reference;
        if (reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = reference.Split(':', 6);
            if (parts.Length < 6 || parts[1] != Partition.FromRegion(region.Name).Name || parts[2] != "kms" || parts[3] != region.Name)
            {
                return null;
            }

            (owner, name) = (parts[4], parts[5].StartsWith("key/", StringComparison.Ordinal) ? parts[5][4..] : parts[5]);
        }

        return name.StartsWith("alias/", StringComparison.Ordinal)
            ? ByAlias(simulation, region, owner, name)
            : region.Keys.GetValueOrDefault(name) is { } key && key.OwnerId == owner ? key : null;
    }

    private static KmsKey? ByAlias(Simulation simulation, Region region, string owner, string alias)
    {
        var aliases = region.SettingsOf(owner).Aliases;
        if (!aliases.TryGetValue(alias, out var keyId))
        {
            return null;
        }

        if (keyId is null)
        {
            aliases[alias] = keyId = MakeAwsManaged(simulation, region, owner).Id;
        }

        return region.Keys[keyId];
    }

    private static KmsKey MakeAwsManaged(Simulation simulation, Region region, string owner)
    {
        var key = new KmsKey
        {
            Id = simulation.Ids.NextUuid(),
            OwnerId = owner,
            Region = region.Name,
            Manager = "AWS",
            Description = "Default key that protects my EBS volumes when no other key is defined",
            CreationDate = simulation.Now,
        };
        region.Keys.Add(key.Id, key);
        return key;
    }
}
