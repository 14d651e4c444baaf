using Amazon.EC2;
using Amazon.EC2.Model;

namespace AmiPipeline.Functions.Aws;

/// <summary>Finds what an execution has made, by its tag. A resource that was just made may not show for some seconds.</summary>
internal static class MadeByExecution
{
    public static Task<List<Image>> ImagesAsync(IAmazonEC2 ec2, ExecutionIdentity execution) => OwnResources.ImagesAsync(ec2, Tagged(execution));

    public static Task<List<Snapshot>> SnapshotsAsync(IAmazonEC2 ec2, ExecutionIdentity execution) => OwnResources.SnapshotsAsync(ec2, Tagged(execution));

    public static Task<List<Volume>> VolumesAsync(IAmazonEC2 ec2, ExecutionIdentity execution) => OwnResources.VolumesAsync(ec2, Tagged(execution));

    /// <summary>The execution's instances that are not terminated.</summary>
    public static Task<List<Instance>> InstancesAsync(IAmazonEC2 ec2, ExecutionIdentity execution) => OwnResources.InstancesAsync(ec2, Tagged(execution));

    private static Filter Tagged(ExecutionIdentity execution) => new($"tag:{PipelineTags.Execution}", [execution.Id]);
}
