using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists resources of every kind by their tags, over a set of accounts and Regions.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="locations">Where they may be, the pipeline's own account and Region first: in other accounts there are images and snapshots only.</param>
/// <param name="errors">Takes the listings that failed: what they would have shown is not known.</param>
/// <param name="settings">What the deployment says: whether there may be security groups.</param>
internal sealed class TaggedResources(AwsClients aws, IReadOnlyList<AwsLocation> locations, ToleratedErrors errors, FunctionSettings settings)
{
    private static readonly Ec2ResourceKind[] Kinds = [Ec2ResourceKind.Image, Ec2ResourceKind.Instance, Ec2ResourceKind.Volume, Ec2ResourceKind.Snapshot, Ec2ResourceKind.SecurityGroup];

    /// <summary>The resources, committed or not, in the order in which they must be removed. Terminated instances are left out.</summary>
    /// <remarks>A listing that fails must not keep the others' resources alive.</remarks>
    /// <param name="tags">The filters that all of them match.</param>
    public async Task<List<TaggedResource>> ListAsync(params Filter[] tags)
    {
        var found = await InParallel.SelectAsync(locations, settings.Parallelism, async location =>
        {
            var here = new List<TaggedResource>();
            foreach (var kind in Kinds.Where(kind => MayBe(kind, location)))
            {
                here.AddRange(await ListAsync(Plural(kind), location, () => ListAsync(kind, tags, location)));
            }

            return here;
        });
        return [.. found.SelectMany(here => here).Where(resource => resource.State != InstanceStateName.Terminated.Value)];
    }

    /// <summary>Those of some ids that exist, terminated instances included.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="known">Where some of them are: no call is made for these elsewhere.</param>
    public async Task<List<TaggedResource>> ListAsync(IReadOnlyList<string> ids, IReadOnlyDictionary<string, AwsLocation> known)
    {
        var found = await InParallel.SelectAsync(locations, settings.Parallelism, async location =>
        {
            var here = new List<TaggedResource>();
            foreach (var group in ids.Where(id => MayBe(id, location, known)).GroupBy(KindOf))
            {
                here.AddRange(await ListAsync(string.Join(" and ", group), location, () => ListAsync(group.Key, ById(group.Key, group), location)));
            }

            return here;
        });
        return [.. found.SelectMany(here => here)];
    }

    /// <summary>What EC2 says of each of some ids, in their order.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="known">Where some of them are: no call is made for these elsewhere.</param>
    public Task<IReadOnlyList<ResourceById>> ReadAsync(IReadOnlyList<string> ids, IReadOnlyDictionary<string, AwsLocation> known) =>
        InParallel.SelectAsync(ids, settings.Parallelism, id => ReadAsync(id, known));

    // Not that it is gone, unless EC2 says so wherever it may be.
    private async Task<ResourceById> ReadAsync(string id, IReadOnlyDictionary<string, AwsLocation> known)
    {
        var isGone = true;
        foreach (var location in locations.Where(location => MayBe(id, location, known)))
        {
            var answer = default(ResourceById);
            await errors.TryAsync($"{At(id, location)} not looked up", async () => answer = await ResourceById.ReadAsync(aws.Ec2(location), location, id));
            if (answer?.Resource is not null)
            {
                return answer;
            }

            isGone &= answer is { IsGone: true };
        }

        return new ResourceById(null, isGone);
    }

    private bool MayBe(string id, AwsLocation location, IReadOnlyDictionary<string, AwsLocation> known) =>
        known.TryGetValue(id, out var place) ? place == location : MayBe(KindOf(id), location);

    private bool MayBe(Ec2ResourceKind kind, AwsLocation location) => kind switch
    {
        Ec2ResourceKind.Image or Ec2ResourceKind.Snapshot => true,
        Ec2ResourceKind.SecurityGroup => settings.MayHaveMadeSecurityGroups && IsOwn(location),
        _ => IsOwn(location),
    };

    private bool IsOwn(AwsLocation location) => location.AccountId == locations[0].AccountId;

    private static Ec2ResourceKind KindOf(string id) => Ec2ResourceIds.KindOf(id) ?? Ec2ResourceKind.Snapshot;

    private static string Plural(Ec2ResourceKind kind) => kind == Ec2ResourceKind.SecurityGroup ? "security groups" : $"{kind.ToString().ToLowerInvariant()}s";

    private static Filter[] ById(Ec2ResourceKind kind, IEnumerable<string> ids) => kind switch
    {
        Ec2ResourceKind.Image => [Ec2Filters.ImageIds(ids)],
        Ec2ResourceKind.Instance => [Ec2Filters.InstanceIds(ids)],
        Ec2ResourceKind.Volume => [Ec2Filters.VolumeIds(ids)],
        Ec2ResourceKind.SecurityGroup => [Ec2Filters.SecurityGroupIds(ids)],
        _ => [Ec2Filters.SnapshotIds(ids)],
    };

    private async Task<IEnumerable<TaggedResource>> ListAsync(Ec2ResourceKind kind, Filter[] filters, AwsLocation location)
    {
        var ec2 = aws.Reader(location);
        return kind switch
        {
            Ec2ResourceKind.Image => (await ec2.OwnImagesAsync(filters)).Select(image => TaggedResource.From(image, location)),
            Ec2ResourceKind.Instance => (await ec2.InstancesAsync(filters)).Select(instance => TaggedResource.From(instance, location)),
            Ec2ResourceKind.Volume => (await ec2.VolumesAsync(filters)).Select(volume => TaggedResource.From(volume, location)),
            Ec2ResourceKind.SecurityGroup => (await ec2.SecurityGroupsAsync(filters)).Select(group => TaggedResource.From(group, location)),
            _ => (await ec2.OwnSnapshotsAsync(filters)).Select(snapshot => TaggedResource.From(snapshot, location)),
        };
    }

    private Task<IReadOnlyList<TaggedResource>> ListAsync(string what, AwsLocation location, Func<Task<IEnumerable<TaggedResource>>> list) =>
        errors.ListAsync(At(what, location), list);

    private string At(string what, AwsLocation location) => locations.Count == 1 ? what : $"{what} of {location.Describe(locations[0])}";
}
