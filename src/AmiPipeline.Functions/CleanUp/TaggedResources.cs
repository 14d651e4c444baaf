namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists resources of every kind by their tags, over a set of accounts and Regions.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="locations">Where they may be.</param>
/// <param name="errors">Takes the listings that failed: what they would have shown is not known.</param>
/// <param name="groupsToo">Whether there may be security groups.</param>
internal sealed class TaggedResources(AwsClients aws, IReadOnlyList<AwsLocation> locations, ToleratedErrors errors, bool groupsToo)
{
    /// <summary>The resources, committed or not, in the order in which they must be removed. Terminated instances are left out.</summary>
    /// <remarks>A listing that fails must not keep the others' resources alive.</remarks>
    /// <param name="tags">The filters that all of them match.</param>
    public async Task<List<TaggedResource>> ListAsync(params Filter[] tags)
    {
        var found = new List<TaggedResource>();
        foreach (var location in locations)
        {
            var ec2 = aws.Reader(location);
            found.AddRange(await ListAsync("images", location, async () => (await ec2.OwnImagesAsync(tags)).Select(image => TaggedResource.From(image, location))));
            found.AddRange(await ListAsync("instances", location, async () => (await ec2.LiveInstancesAsync(tags)).Select(instance => TaggedResource.From(instance, location))));
            found.AddRange(await ListAsync("volumes", location, async () => (await ec2.VolumesAsync(tags)).Select(volume => TaggedResource.From(volume, location))));
            found.AddRange(await ListAsync("snapshots", location, async () => (await ec2.OwnSnapshotsAsync(tags)).Select(snapshot => TaggedResource.From(snapshot, location))));
            if (groupsToo)
            {
                found.AddRange(await ListAsync("security groups", location, async () => (await ec2.SecurityGroupsAsync(tags)).Select(group => TaggedResource.From(group, location))));
            }
        }

        return found;
    }

    /// <summary>Those of some ids that exist, terminated instances included.</summary>
    public async Task<List<TaggedResource>> ListAsync(IReadOnlyList<string> ids)
    {
        var found = new List<TaggedResource>();
        foreach (var location in locations)
        {
            foreach (var group in ids.GroupBy(id => Ec2ResourceIds.KindOf(id) ?? Ec2ResourceKind.Snapshot))
            {
                found.AddRange(await ListAsync(string.Join(" and ", group), location, () => ListAsync(group.Key, [.. group], location)));
            }
        }

        return found;
    }

    /// <summary>What EC2 says of one id: not that it is gone, unless EC2 says so wherever it may be.</summary>
    public async Task<ResourceById> AskAsync(string id)
    {
        var isGone = true;
        foreach (var location in locations)
        {
            var answer = default(ResourceById);
            await errors.TryAsync($"{At(id, location)} not asked for", async () => answer = await ResourceById.AskAsync(aws.Ec2(location), location, id));
            if (answer?.Resource is not null)
            {
                return answer;
            }

            isGone &= answer is { IsGone: true };
        }

        return new ResourceById(null, isGone);
    }

    private async Task<IEnumerable<TaggedResource>> ListAsync(Ec2ResourceKind kind, List<string> ids, AwsLocation location) => kind switch
    {
        Ec2ResourceKind.Image => (await aws.Reader(location).OwnImagesAsync(Ec2Filters.ImageIds(ids))).Select(image => TaggedResource.From(image, location)),
        Ec2ResourceKind.Instance => (await aws.Reader(location).InstancesAsync(Ec2Filters.InstanceIds(ids))).Select(instance => TaggedResource.From(instance, location)),
        Ec2ResourceKind.Volume => (await aws.Reader(location).VolumesAsync(Ec2Filters.VolumeIds(ids))).Select(volume => TaggedResource.From(volume, location)),
        Ec2ResourceKind.SecurityGroup => (await aws.Reader(location).SecurityGroupsAsync(ids)).Select(group => TaggedResource.From(group, location)),
        _ => (await aws.Reader(location).OwnSnapshotsAsync(Ec2Filters.SnapshotIds(ids))).Select(snapshot => TaggedResource.From(snapshot, location)),
    };

    private Task<IReadOnlyList<TaggedResource>> ListAsync(string what, AwsLocation location, Func<Task<IEnumerable<TaggedResource>>> list) =>
        errors.ListAsync(At(what, location), list);

    private string At(string what, AwsLocation location) => locations.Count == 1 ? what : $"{what} of {location.Region}";
}
