using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Inventory;

namespace AmiPipeline.Engines.Inventory;

/// <summary>Reads the images of one account and Region with as few calls as can be: pages of a thousand, and two hundred snapshots at once.</summary>
/// <param name="ec2">EC2 there.</param>
/// <param name="autoScaling">Auto Scaling there.</param>
/// <param name="region">The Region.</param>
/// <param name="budget">The calls that may be made.</param>
public sealed class InventoryReader(IAmazonEC2 ec2, IAmazonAutoScaling autoScaling, string region, CallBudget budget)
{
    private const int MaxPage = 1000;
    private const int MaxVersions = 200;
    private const int MaxLaunchConfigurations = 100;

    // The most values that EC2 takes for a filter (EC2 API Reference, Filter).
    private const int MaxFilterValues = 200;

    /// <summary>The images that a filter asks for, with their snapshots, as far as the account can read them.</summary>
    /// <param name="filter">Which images.</param>
    /// <param name="readsUse">Whether to find out which of them are used.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="InventoryTooLargeException">It takes too many calls.</exception>
    public async Task<IReadOnlyList<InventoryImage>> ReadAsync(InventoryFilter filter, bool readsUse, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var images = (await ImagesAsync(filter.Owner, filter.ToFilters(), cancellation)).FindAll(image => filter.IncludesTime(InventoryMapping.Created(image)));
        return await DescribeAsync(images, readsUse, cancellation);
    }

    /// <summary>The images of which one thing is one of some values, with their snapshots, as far as the account can read them.</summary>
    /// <param name="owner">Whose: <c>self</c> or an account id; null for any.</param>
    /// <param name="filter">The thing, as a filter of DescribeImages names it.</param>
    /// <param name="values">The values; for none, nothing is read.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="InventoryTooLargeException">It takes too many calls.</exception>
    public async Task<IReadOnlyList<InventoryImage>> ReadAsync(string? owner, string filter, IReadOnlyList<string> values, CancellationToken cancellation)
    {
        var images = new List<Image>();
        foreach (var chunk in values.Chunk(MaxFilterValues))
        {
            images.AddRange(await ImagesAsync(owner, [new Filter(filter, [.. chunk])], cancellation));
        }

        return await DescribeAsync(images, readsUse: false, cancellation);
    }

    /// <summary>Whether other accounts can launch an image; a call for each image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The image with the answer; as it was if no call is left.</returns>
    public async Task<InventoryImage> WithSharingAsync(InventoryImage image, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!budget.TrySpend())
        {
            return image;
        }

        var answer = await ec2.DescribeImageAttributeAsync(
            new DescribeImageAttributeRequest { ImageId = image.ImageId, Attribute = ImageAttributeName.LaunchPermission }, cancellation);
        return image with { IsShared = (answer.ImageAttribute.LaunchPermissions ?? []).Exists(permission => permission.UserId != image.OwnerId) };
    }

    /// <summary>The account's default EBS key as EC2 names it: an ARN, or <c>alias/aws/ebs</c>.</summary>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<string> DefaultKeyAsync(CancellationToken cancellation)
    {
        budget.Spend("the default key");
        return (await ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest(), cancellation)).KmsKeyId;
    }

    private async Task<IReadOnlyList<InventoryImage>> DescribeAsync(List<Image> images, bool readsUse, CancellationToken cancellation)
    {
        var snapshots = await SnapshotsAsync([.. images.SelectMany(InventoryMapping.SnapshotIds).Distinct()], cancellation);
        var used = readsUse ? await UsedImagesAsync(cancellation) : [];
        return [.. images.Select(image => InventoryMapping.Create(image, region, snapshots, used))];
    }

    private async Task<List<Image>> ImagesAsync(string? owner, List<Filter>? filters, CancellationToken cancellation)
    {
        var request = new DescribeImagesRequest { Owners = owner is null ? null : [owner], Filters = filters, IncludeDisabled = true, IncludeDeprecated = true, MaxResults = MaxPage };
        return await PagesAsync("images", async token =>
        {
            request.NextToken = token;
            var page = await ec2.DescribeImagesAsync(request, cancellation);
            return (page.Images ?? [], page.NextToken);
        });
    }

    private async Task<Dictionary<string, Snapshot>> SnapshotsAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Snapshot>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(MaxFilterValues))
        {
            var request = new DescribeSnapshotsRequest { Filters = [new Filter("snapshot-id", [.. chunk])], MaxResults = MaxPage };
            foreach (var snapshot in await PagesAsync("snapshots", async token =>
            {
                request.NextToken = token;
                var page = await ec2.DescribeSnapshotsAsync(request, cancellation);
                return (page.Snapshots ?? [], page.NextToken);
            }))
            {
                found[snapshot.SnapshotId] = snapshot;
            }
        }

        return found;
    }

    private async Task<HashSet<string>> UsedImagesAsync(CancellationToken cancellation)
    {
        var instances = new DescribeInstancesRequest { Filters = [new Filter("instance-state-name", ["pending", "running", "shutting-down", "stopping", "stopped"])], MaxResults = MaxPage };
        var reservations = await PagesAsync("instances", async token =>
        {
            instances.NextToken = token;
            var page = await ec2.DescribeInstancesAsync(instances, cancellation);
            return (page.Reservations ?? [], page.NextToken);
        });
        var templates = new DescribeLaunchTemplateVersionsRequest { Versions = ["$Latest", "$Default"], MaxResults = MaxVersions };
        var versions = await PagesAsync("launch templates", async token =>
        {
            templates.NextToken = token;
            var page = await ec2.DescribeLaunchTemplateVersionsAsync(templates, cancellation);
            return (page.LaunchTemplateVersions ?? [], page.NextToken);
        });
        var configurations = new DescribeLaunchConfigurationsRequest { MaxRecords = MaxLaunchConfigurations };
        var launched = await PagesAsync("launch configurations", async token =>
        {
            configurations.NextToken = token;
            var page = await autoScaling.DescribeLaunchConfigurationsAsync(configurations, cancellation);
            return (page.LaunchConfigurations ?? [], page.NextToken);
        });
        return
        [
            .. reservations.SelectMany(reservation => reservation.Instances ?? []).Select(instance => instance.ImageId),
            .. versions.Select(version => version.LaunchTemplateData?.ImageId).OfType<string>(),
            .. launched.Select(configuration => configuration.ImageId),
        ];
    }

    private async Task<List<T>> PagesAsync<T>(string what, Func<string?, Task<(List<T> Items, string? NextToken)>> read)
    {
        List<T> all = [];
        string? token = null;
        do
        {
            budget.Spend(what);
            (var items, token) = await read(token);
            all.AddRange(items);
        }
        while (!string.IsNullOrEmpty(token));

        return all;
    }
}
