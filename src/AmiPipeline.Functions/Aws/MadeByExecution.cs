using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Tagging;

namespace AmiPipeline.Functions.Aws;

/// <summary>Finds what an execution has made, by its tag. A resource that was just made may not show for some seconds.</summary>
internal static class MadeByExecution
{
    public static async Task<List<Image>> ImagesAsync(IAmazonEC2 ec2, ExecutionIdentity execution)
    {
        var request = new DescribeImagesRequest { Owners = ["self"], Filters = [Tagged(execution)], IncludeDisabled = true };
        return await CollectAsync(ec2.Paginators.DescribeImages(request).Images);
    }

    public static async Task<List<Snapshot>> SnapshotsAsync(IAmazonEC2 ec2, ExecutionIdentity execution)
    {
        var request = new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = [Tagged(execution)] };
        return await CollectAsync(ec2.Paginators.DescribeSnapshots(request).Snapshots);
    }

    public static async Task<List<Volume>> VolumesAsync(IAmazonEC2 ec2, ExecutionIdentity execution)
    {
        var request = new DescribeVolumesRequest { Filters = [Tagged(execution)] };
        return await CollectAsync(ec2.Paginators.DescribeVolumes(request).Volumes);
    }

    /// <summary>The execution's instances that are not terminated.</summary>
    public static async Task<List<Instance>> InstancesAsync(IAmazonEC2 ec2, ExecutionIdentity execution)
    {
        var request = new DescribeInstancesRequest { Filters = [Tagged(execution)] };
        var reservations = await CollectAsync(ec2.Paginators.DescribeInstances(request).Reservations);
        return [.. reservations.SelectMany(reservation => reservation.Instances ?? []).Where(instance => instance.State.Name != InstanceStateName.Terminated)];
    }

    private static Filter Tagged(ExecutionIdentity execution) => new($"tag:{PipelineTags.Execution}", [execution.Id]);

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
