namespace AmiPipeline.Simulator.Definitions;

/// <summary>The account and Region whose part is being read.</summary>
internal sealed record ReadingScope(string AccountId, Region Region)
{
    /// <summary>The snapshots that the file has beside images.</summary>
    public IReadOnlySet<string> SnapshotsBeside { get; init; } = new HashSet<string>();

    /// <summary>A well-formed id.</summary>
    public static string Id(StrictObject json, string member, string prefix)
    {
        var id = json.Required(member);
        return ResourceId.IsWellFormed(id, prefix)
            ? id
            : throw json.At(member, $"\"{id}\" is not an id; one is {prefix} and 8 or 17 lower-case hexadecimal digits.");
    }

    /// <summary>The ARN of the key that an alias or id of this account and Region means; null when the member is absent.</summary>
    public string? KeyArn(StrictObject json, string member)
    {
        if (json.Text(member) is not { } reference)
        {
            return null;
        }

        if (reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            return reference;
        }

        var keyId = Region.SettingsOf(AccountId).Aliases.GetValueOrDefault(reference) ?? reference;
        return Region.Keys.GetValueOrDefault(keyId)?.Arn
            ?? throw json.At(member, $"\"{reference}\" is no alias or key id of {AccountId} in {Region.Name}.");
    }

    public static void Add<T>(StrictObject json, Dictionary<string, T> resources, T resource)
        where T : Resource
    {
        resource.SetTags(json.Map("tags"));
        if (!resources.TryAdd(resource.Id, resource))
        {
            throw json.Error($"{resource.Id} is there twice.");
        }
    }
}
