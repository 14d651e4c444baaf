using AmiPipeline.Tagging;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Lists what a state machine's executions made and did not commit, by execution.</summary>
internal sealed class BuildingResources(Ec2Reader ec2, StateMachineArn stateMachine, ToleratedErrors errors)
{
    /// <summary>The ids by the ARN of the execution that their tag names; an empty ARN where there is no such tag.</summary>
    public async Task<ILookup<string, string>> ByExecutionAsync()
    {
        Filter[] filters = [Ec2Filters.Tag(PipelineTags.Owner, stateMachine.ToString()), Ec2Filters.Tag(PipelineTags.State, PipelineTags.Building)];
        List<(string Id, List<Tag> Tags)> found =
        [
            .. await errors.ListAsync("images", async () => (await ec2.OwnImagesAsync(filters)).Select(image => (image.ImageId, image.Tags))),
            .. await errors.ListAsync("instances", async () => (await ec2.LiveInstancesAsync(filters)).Select(instance => (instance.InstanceId, instance.Tags))),
            .. await errors.ListAsync("volumes", async () => (await ec2.VolumesAsync(filters)).Select(volume => (volume.VolumeId, volume.Tags))),
            .. await errors.ListAsync("snapshots", async () => (await ec2.OwnSnapshotsAsync(filters)).Select(snapshot => (snapshot.SnapshotId, snapshot.Tags))),
        ];
        return found.ToLookup(resource => Ec2Tags.Value(resource.Tags, PipelineTags.Execution) ?? "", resource => resource.Id);
    }
}
