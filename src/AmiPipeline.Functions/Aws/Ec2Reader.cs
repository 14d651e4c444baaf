namespace AmiPipeline.Functions.Aws;

/// <summary>Reads images, snapshots, volumes and instances: all pages, and an empty set for one that EC2 leaves out.</summary>
/// <remarks>
/// By filter, not by id: EC2 then leaves out what does not exist or cannot be seen, instead of failing the call. A resource that was just made may
/// not show for some seconds. That an image is gone, no listing proves: <see cref="NamedImageAsync"/> asks for its id.
/// </remarks>
/// <param name="ec2">EC2 in the account and Region that are read.</param>
internal sealed class Ec2Reader(IAmazonEC2 ec2)
{
    /// <summary>EC2's word for a Region that the account has not enabled.</summary>
    public const string NotOptedIn = "not-opted-in";

    private const int MaxImagesOfAPage = 1000;

    /// <summary>The account's own images, disabled ones included.</summary>
    public async Task<List<Image>> OwnImagesAsync(params Filter[] filters) =>
        await CollectAsync(ImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = WireList.OrNothing(filters), IncludeDisabled = true }));

    /// <summary>An image of the account's own, which may be disabled; null if there is none.</summary>
    public async Task<Image?> OwnImageAsync(string id) => (await OwnImagesAsync(Ec2Filters.ImageIds(id))).FirstOrDefault();

    /// <summary>An image of the account's own that is known to exist; it may be disabled.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show it.</exception>
    public async Task<Image> VisibleOwnImageAsync(string id) =>
        await OwnImageAsync(id) ?? throw new ResourceNotVisibleException($"DescribeImages does not show {id}.");

    /// <summary>An image by its id, whoever owns it; it may be disabled or deprecated. Null if it does not exist, or cannot be seen.</summary>
    public async Task<Image?> ImageAsync(string id) =>
        (await CollectAsync(ImagesAsync(new DescribeImagesRequest { Filters = [Ec2Filters.ImageIds(id)], IncludeDisabled = true, IncludeDeprecated = true }))).FirstOrDefault();

    /// <summary>An image by its id, which may be disabled; null if EC2 says that it is gone.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 neither shows it nor says that it is gone.</exception>
    public async Task<Image?> NamedImageAsync(string id)
    {
        try
        {
            var found = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id], IncludeDisabled = true })).Images is [var image, ..] ? image
                : throw new ResourceNotVisibleException($"DescribeImages does not show {id}, and does not say that it is gone.");
            found.Tags ??= [];
            found.BlockDeviceMappings ??= [];
            return found.State?.Value == "deregistered" ? null : found;
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotFound(error.ErrorCode))
        {
            return null;
        }
    }

    /// <summary>An image's UEFI variable store, which its owner may read; empty if it has none, or boots without UEFI.</summary>
    public async Task<string> UefiDataAsync(Image image)
    {
        if (!MayBootWithUefi(image))
        {
            return "";
        }

        var response = await ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = image.ImageId, Attribute = ImageAttributeName.UefiData });
        return response.ImageAttribute?.UefiData ?? "";
    }

    /// <summary>The same; null if it may not be read.</summary>
    public async Task<string?> TryUefiDataAsync(Image image)
    {
        try
        {
            return await UefiDataAsync(image);
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return null;
        }
    }

    /// <summary>An owner's images that are neither disabled nor, unless they are the caller's, deprecated, as they come in.</summary>
    /// <param name="owner">An account id, <c>self</c> or <c>amazon</c>.</param>
    /// <param name="filters">Which of them.</param>
    public IAsyncEnumerable<Image> ImagesOfAsync(string owner, params Filter[] filters) =>
        ImagesAsync(new DescribeImagesRequest { Owners = [owner], Filters = [.. filters], MaxResults = MaxImagesOfAPage });

    /// <summary>The account's own snapshots.</summary>
    public async Task<List<Snapshot>> OwnSnapshotsAsync(params Filter[] filters) =>
        await SnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = WireList.OrNothing(filters) });

    /// <summary>The same, as long as there is time.</summary>
    public async Task<List<Snapshot>> OwnSnapshotsAsync(CancellationToken cancellation, params Filter[] filters) =>
        await SnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = WireList.OrNothing(filters) }, cancellation);

    /// <summary>Those of some snapshots that exist and can be read, whoever owns them, by id. No ids, no call.</summary>
    public async Task<IReadOnlyDictionary<string, Snapshot>> SnapshotsAsync(IReadOnlyCollection<string> ids) => ids.Count == 0
        ? new Dictionary<string, Snapshot>()
        : (await SnapshotsAsync(new DescribeSnapshotsRequest { Filters = [Ec2Filters.SnapshotIds(ids)] })).ToDictionary(snapshot => snapshot.SnapshotId);

    /// <summary>The snapshots of an image whose snapshots the account can read, by id.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeSnapshots does not show one of them.</exception>
    public async Task<IReadOnlyDictionary<string, Snapshot>> VisibleSnapshotsAsync(string imageId, IReadOnlyCollection<string> ids)
    {
        var found = await SnapshotsAsync(ids);
        return ids.FirstOrDefault(id => !found.ContainsKey(id)) is { } missing
            ? throw new ResourceNotVisibleException($"DescribeSnapshots does not show {missing} of {imageId}, an image of the account's own.")
            : found;
    }

    /// <summary>The account's volumes.</summary>
    public async Task<List<Volume>> VolumesAsync(params Filter[] filters)
    {
        var volumes = await CollectAsync(ec2.Paginators.DescribeVolumes(new DescribeVolumesRequest { Filters = WireList.OrNothing(filters) }).Volumes);
        foreach (var volume in volumes)
        {
            volume.Tags ??= [];
            volume.Attachments ??= [];
        }

        return volumes;
    }

    /// <summary>Those of some volumes that exist, by id. No ids, no call.</summary>
    public async Task<IReadOnlyDictionary<string, Volume>> VolumesAsync(IReadOnlyCollection<string> ids) => ids.Count == 0
        ? new Dictionary<string, Volume>()
        : (await VolumesAsync(Ec2Filters.VolumeIds(ids))).ToDictionary(volume => volume.VolumeId);

    /// <summary>The account's instances, terminated ones included.</summary>
    public async Task<List<Instance>> InstancesAsync(params Filter[] filters)
    {
        var reservations = await CollectAsync(ec2.Paginators.DescribeInstances(new DescribeInstancesRequest { Filters = [.. filters] }).Reservations);
        var instances = reservations.SelectMany(reservation => reservation.Instances ?? []).ToList();
        foreach (var instance in instances)
        {
            instance.Tags ??= [];
            instance.BlockDeviceMappings ??= [];
            instance.ProductCodes ??= [];
        }

        return instances;
    }

    /// <summary>The account's instances that are not terminated.</summary>
    public async Task<List<Instance>> LiveInstancesAsync(params Filter[] filters) =>
        (await InstancesAsync(filters)).FindAll(instance => instance.State.Name != InstanceStateName.Terminated);

    /// <summary>An instance of the account, which may be terminated; null if there is none.</summary>
    public async Task<Instance?> InstanceAsync(string id) => (await InstancesAsync(Ec2Filters.InstanceIds(id))).FirstOrDefault();

    /// <summary>Whether both status checks of a running instance are ok, which they are once its operating system has started (EC2 User Guide, "Status checks").</summary>
    public async Task<bool> HasBootedAsync(string instanceId)
    {
        var statuses = await CollectAsync(ec2.Paginators.DescribeInstanceStatus(new DescribeInstanceStatusRequest { InstanceIds = [instanceId] }).InstanceStatuses);
        return statuses is [{ Status.Status: var guest, SystemStatus.Status: var host }] && guest == SummaryStatus.Ok && host == SummaryStatus.Ok;
    }

    /// <summary>Those of some instance types that exist in the Region.</summary>
    public Task<List<InstanceTypeInfo>> InstanceTypesAsync(IEnumerable<string> types) =>
        CollectAsync(ec2.Paginators.DescribeInstanceTypes(new DescribeInstanceTypesRequest { Filters = [Ec2Filters.InstanceTypes(types)] }).InstanceTypes);

    /// <summary>All Regions by name, whether the account has enabled them: <c>not-opted-in</c> is not.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RegionsAsync() =>
        ((await ec2.DescribeRegionsAsync(new DescribeRegionsRequest { AllRegions = true })).Regions ?? []).ToDictionary(region => region.RegionName, region => region.OptInStatus ?? "");

    /// <summary>The subnets that a filter matches.</summary>
    public Task<List<Subnet>> SubnetsAsync(Filter filter) =>
        CollectAsync(ec2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [filter] }).Subnets);

    /// <summary>The account's security groups that all of some filters match.</summary>
    public async Task<List<SecurityGroup>> SecurityGroupsAsync(params Filter[] filters)
    {
        var groups = await CollectAsync(ec2.Paginators.DescribeSecurityGroups(new DescribeSecurityGroupsRequest { Filters = WireList.OrNothing(filters) }).SecurityGroups);
        groups.ForEach(group => group.Tags ??= []);
        return groups;
    }

    /// <summary>Those of some security groups that exist. No ids, no call.</summary>
    public async Task<List<SecurityGroup>> SecurityGroupsAsync(IReadOnlyCollection<string> ids) => ids.Count == 0 ? [] : await SecurityGroupsAsync(Ec2Filters.SecurityGroupIds(ids));

    // An arm64 image need not say so: all its instance types boot with UEFI, and no other (EC2 User Guide, "Boot modes").
    private static bool MayBootWithUefi(Image image) => image.BootMode?.Value.NullIfEmpty() is { } bootMode
        ? bootMode != BootModeValues.LegacyBios
        : image.Architecture == ArchitectureValues.Arm64;

    private async IAsyncEnumerable<Image> ImagesAsync(DescribeImagesRequest request)
    {
        await foreach (var image in ec2.Paginators.DescribeImages(request).Images)
        {
            image.Tags ??= [];
            image.BlockDeviceMappings ??= [];
            image.ProductCodes ??= [];
            yield return image;
        }
    }

    private async Task<List<Snapshot>> SnapshotsAsync(DescribeSnapshotsRequest request, CancellationToken cancellation = default)
    {
        var snapshots = await CollectAsync(ec2.Paginators.DescribeSnapshots(request).Snapshots, cancellation);
        snapshots.ForEach(snapshot => snapshot.Tags ??= []);
        return snapshots;
    }

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> items, CancellationToken cancellation = default)
    {
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(cancellation))
        {
            all.Add(item);
        }

        return all;
    }
}
