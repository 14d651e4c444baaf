using AmiPipeline.Simulator.Ec2.Tags;

namespace AmiPipeline.Simulator.Inspection;

/// <summary>Reads everything out of a Region, whoever owns it.</summary>
internal static class InventoryReading
{
    public static IEnumerable<InventoryItem> Read(Region region)
    {
        var accounts = region.AllResources.Select(resource => resource.OwnerId)
            .Concat(region.Keys.Values.Select(key => key.OwnerId)).Concat(region.Settings.Keys)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        var views = accounts.Select(accountId => AccountReading.Read(region, accountId)).ToList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var view in views)
        {
            Add(texts, view.Images, image => image.Id, AccountDump.Line);
            Add(texts, view.Snapshots, snapshot => snapshot.Id, AccountDump.Line);
            Add(texts, view.Volumes, volume => volume.Id, AccountDump.Line);
            Add(texts, view.Instances, instance => instance.Id, AccountDump.Line);
        }

        return [.. region.AllResources.Select(resource => Item(region, resource, texts)), .. views.SelectMany(view => Keys(view).Concat(Settings(region, view)))];
    }

    private static void Add<T>(Dictionary<string, string> texts, IReadOnlyList<T> items, Func<T, string> idOf, Func<T, string> line)
    {
        foreach (var item in items)
        {
            texts[idOf(item)] = line(item);
        }
    }

    private static InventoryItem Item(Region region, Resource resource, Dictionary<string, string> texts) => new()
    {
        AccountId = resource.OwnerId,
        Region = region.Name,
        Kind = TaggableResources.TypeOf(resource),
        Id = resource.Id,
        IsGone = resource is Image { IsRegistered: false } or Instance { State: InstanceState.Terminated },
        Tags = new Dictionary<string, string>(resource.Tags, StringComparer.Ordinal),
        Text = texts.GetValueOrDefault(resource.Id) ?? $"{TaggableResources.TypeOf(resource)} {resource.Id} {DetailsOf(resource)} {AccountDump.TagsOf(resource.Tags)}",
    };

    private static string DetailsOf(Resource resource) => resource switch
    {
        SecurityGroup group => $"'{group.Name}' {group.VpcId} in=[{string.Join("; ", group.Ingress)}] out=[{string.Join("; ", group.Egress)}]",
        KeyPair pair => $"'{pair.Name}' {pair.Fingerprint}",
        _ => "",
    };

    private static IEnumerable<InventoryItem> Keys(AccountView view) =>
        from key in view.Keys
        from item in key.Grants.Select(grant => new InventoryItem
        {
            AccountId = view.AccountId,
            Region = view.Region,
            Kind = "grant",
            Id = $"{key.Id}/{grant.Id}",
            Text = $"grant {grant.Name} on {key.Id} to {grant.Grantee} {string.Join(",", grant.Operations)}",
        }).Prepend(new InventoryItem
        {
            AccountId = view.AccountId,
            Region = view.Region,
            Kind = "key",
            Id = key.Arn,
            IsImplicit = key.IsAwsManaged,
            Text = $"key {key.Arn} {string.Join(",", key.Aliases)} {key.State} {key.Spec} {key.Usage}",
        })
        select item;

    private static IEnumerable<InventoryItem> Settings(Region region, AccountView view) =>
        region.SettingsOf(view.AccountId).Parameters.Values.Select(parameter => new InventoryItem
        {
            AccountId = view.AccountId,
            Region = view.Region,
            Kind = "parameter",
            Id = parameter.ArnIn(region.Name, view.AccountId),
            Tags = parameter.Tags.ToDictionary(StringComparer.Ordinal),
            Text = $"parameter {parameter.Name} {parameter.Type} version {parameter.Current}",
        }).Prepend(new InventoryItem
        {
            AccountId = view.AccountId,
            Region = view.Region,
            Kind = "settings",
            Id = $"{view.AccountId}/{view.Region}",
            IsImplicit = !view.EncryptionByDefault && view.DefaultKey == AccountSettings.AwsManagedAlias,
            Text = $"encryptionByDefault={view.EncryptionByDefault} defaultKey={view.DefaultKey}",
        });
}
