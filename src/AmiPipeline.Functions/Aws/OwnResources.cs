using Amazon.EC2;
using Amazon.EC2.Model;

namespace AmiPipeline.Functions.Aws;

/// <summary>Lists the account's own resources by filters. A resource that was just made may not show for some seconds.</summary>
internal static class OwnResources
{
    public static async Task<List<Image>> ImagesAsync(IAmazonEC2 ec2, params Filter[] filters) =>
        await CollectAsync(ec2.Paginators.DescribeImages(new DescribeImagesRequest { Owners = ["self"], Filters = [.. filters], IncludeDisabled = true }).Images);

    public static async Task<List<Snapshot>> SnapshotsAsync(IAmazonEC2 ec2, params Filter[] filters) =>
        await CollectAsync(ec2.Paginators.DescribeSnapshots(new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = [.. filters] }).Snapshots);

    public static async Task<List<Volume>> VolumesAsync(IAmazonEC2 ec2, params Filter[] filters) =>
        await CollectAsync(ec2.Paginators.DescribeVolumes(new DescribeVolumesRequest { Filters = [.. filters] }).Volumes);

    /// <summary>The instances that are not terminated.</summary>
    public static async Task<List<Instance>> InstancesAsync(IAmazonEC2 ec2, params Filter[] filters)
    {
        var reservations = await CollectAsync(ec2.Paginators.DescribeInstances(new DescribeInstancesRequest { Filters = [.. filters] }).Reservations);
        return [.. reservations.SelectMany(reservation => reservation.Instances ?? []).Where(instance => instance.State.Name != InstanceStateName.Terminated)];
    }

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
