namespace AmiPipeline.Simulator.Inspection;

/// <summary>Everything an account has in one Region at an instant; each list is in the order of the ids.</summary>
public sealed record AccountView
{
    /// <summary>The account id.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The registered images.</summary>
    public required IReadOnlyList<ImageView> Images { get; init; }

    /// <summary>The snapshots.</summary>
    public required IReadOnlyList<SnapshotView> Snapshots { get; init; }

    /// <summary>The volumes.</summary>
    public required IReadOnlyList<VolumeView> Volumes { get; init; }

    /// <summary>The instances, terminated ones included as long as EC2 shows them.</summary>
    public required IReadOnlyList<InstanceView> Instances { get; init; }

    /// <summary>The security groups.</summary>
    public required IReadOnlyList<SecurityGroupView> SecurityGroups { get; init; }

    /// <summary>The parameters of Systems Manager, by their names.</summary>
    public required IReadOnlyDictionary<string, ParameterView> Parameters { get; init; }

    /// <summary>The launch templates.</summary>
    public required IReadOnlyList<LaunchTemplateView> LaunchTemplates { get; init; }

    /// <summary>The launch configurations of Auto Scaling.</summary>
    public required IReadOnlyList<LaunchConfigurationView> LaunchConfigurations { get; init; }

    /// <summary>The keys.</summary>
    public required IReadOnlyList<KeyView> Keys { get; init; }

    /// <summary>Whether EBS encryption by default is on.</summary>
    public required bool EncryptionByDefault { get; init; }

    /// <summary>The default EBS key, as GetEbsDefaultKmsKeyId shows it.</summary>
    public required string DefaultKey { get; init; }

    /// <summary>Whether images can be shared publicly, in EC2's word.</summary>
    public required string ImageBlockPublicAccess { get; init; }

    /// <summary>The same for snapshots.</summary>
    public required string SnapshotBlockPublicAccess { get; init; }

    /// <summary>The image with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ImageView Image(string id) => Find(Images, image => image.Id, id);

    /// <summary>The snapshot with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SnapshotView Snapshot(string id) => Find(Snapshots, snapshot => snapshot.Id, id);

    /// <summary>The volume with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public VolumeView Volume(string id) => Find(Volumes, volume => volume.Id, id);

    /// <summary>The instance with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public InstanceView Instance(string id) => Find(Instances, instance => instance.Id, id);

    /// <summary>The key that an alias means.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public KeyView Key(string alias) => Keys.FirstOrDefault(key => key.Aliases.Contains(alias))
        ?? throw new KeyNotFoundException($"{AccountId} has no key under {alias} in {Region}.");

    /// <summary>
    /// One line per resource and setting, all its fields in it, in a stable order: equal lines, nothing changed. What
    /// is in a later dump but not in an earlier one was made or changed in between.
    /// </summary>
    public IReadOnlyList<string> Dump() => AccountDump.LinesOf(this);

    internal static AccountView From(World.Region region, string accountId) =>
        AccountReading.Read(region, accountId);

    private static T Find<T>(IReadOnlyList<T> items, Func<T, string> idOf, string id) =>
        items.Where(item => idOf(item) == id).DefaultIfEmpty().First() ?? throw new KeyNotFoundException($"There is no {id}.");
}
