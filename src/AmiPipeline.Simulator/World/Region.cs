namespace AmiPipeline.Simulator.World;

/// <summary>One AWS Region with the resources of all accounts in it.</summary>
internal sealed class Region(string name)
{
    public string Name { get; } = name;

    public Dictionary<string, Image> Images { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Snapshot> Snapshots { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Volume> Volumes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Subnet> Subnets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Vpc> Vpcs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SecurityGroup> SecurityGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, KeyPair> KeyPairs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LaunchTemplate> LaunchTemplates { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ImageUsageReport> UsageReports { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, KmsKey> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>By account; <see cref="SettingsOf"/> adds those of an account that has set nothing yet.</summary>
    public Dictionary<string, AccountSettings> Settings { get; } = new(StringComparer.Ordinal);

    public TokenUses Tokens { get; } = new();

    /// <summary>What calls with more pages found.</summary>
    public Listings Listings { get; } = new();

    public AccountSettings SettingsOf(string accountId)
    {
        if (!Settings.TryGetValue(accountId, out var settings))
        {
            Settings[accountId] = settings = new AccountSettings();
        }

        return settings;
    }

    /// <summary>The volumes that are attached to an instance, by device name.</summary>
    public IEnumerable<Volume> VolumesOf(string instanceId) =>
        Volumes.Values.Where(volume => volume.Attachment?.InstanceId == instanceId)
            .OrderBy(volume => volume.Attachment!.DeviceName, StringComparer.Ordinal);

    /// <summary>The addresses that instances have in a subnet.</summary>
    public IEnumerable<string> AddressesIn(Subnet subnet) =>
        Instances.Values.Where(instance => instance.SubnetId == subnet.Id && instance.State != InstanceState.Terminated).Select(instance => instance.Addresses.Private);

    /// <summary>The operating system of an instance starts, and writes to the root volume.</summary>
    public void Boot(Instance instance)
    {
        instance.Boots++;
        var root = VolumesOf(instance.Id).FirstOrDefault(volume => volume.Attachment!.DeviceName == instance.Traits.RootDeviceName);
        root?.Content = ContentId.AfterBoot(root.Content, instance.Id, instance.Boots);
    }

    /// <summary>Forgets a deregistered image, unless an instance refers to it: then its id stays known.</summary>
    public void ForgetUnreferred(string imageId, DateTimeOffset now)
    {
        if (Images.GetValueOrDefault(imageId) is { IsRegistered: false } image && now >= image.IdKnownUntil && !Instances.Values.Any(instance => instance.ImageId == imageId))
        {
            Images.Remove(imageId);
        }
    }

    /// <summary>Everything that is taggable.</summary>
    public IEnumerable<Resource> AllResources =>
    [
        .. Images.Values, .. Snapshots.Values, .. Volumes.Values, .. Instances.Values,
        .. Subnets.Values, .. Vpcs.Values, .. SecurityGroups.Values, .. KeyPairs.Values, .. LaunchTemplates.Values, .. UsageReports.Values,
    ];

    public Region Copy()
    {
        var copy = new Region(Name);
        CopyInto(copy.Images, Images, image => image.Copy());
        CopyInto(copy.Snapshots, Snapshots, snapshot => snapshot.Copy());
        CopyInto(copy.Volumes, Volumes, volume => volume.Copy());
        CopyInto(copy.Instances, Instances, instance => instance.Copy());
        CopyInto(copy.Subnets, Subnets, subnet => subnet.Copy());
        CopyInto(copy.Vpcs, Vpcs, vpc => vpc.Copy());
        CopyInto(copy.SecurityGroups, SecurityGroups, group => group.Copy());
        CopyInto(copy.KeyPairs, KeyPairs, pair => pair.Copy());
        CopyInto(copy.LaunchTemplates, LaunchTemplates, template => template.Copy());
        CopyInto(copy.UsageReports, UsageReports, report => report.Copy());
        CopyInto(copy.Keys, Keys, key => key.Copy());
        CopyInto(copy.Settings, Settings, settings => settings.Copy());
        copy.Tokens.AddAll(Tokens);
        return copy;
    }

    private static void CopyInto<T>(Dictionary<string, T> target, Dictionary<string, T> source, Func<T, T> copy)
    {
        foreach (var (id, item) in source)
        {
            target.Add(id, copy(item));
        }
    }
}
