using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Lists what a state machine's executions made and did not commit, by execution.</summary>
internal sealed class BuildingResources(IAmazonEC2 ec2, StateMachineArn stateMachine)
{
    private readonly List<string> _faults = [];

    /// <summary>Listings that failed, each with the reason: what they would have shown is not known.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The ids by the ARN of the execution that their tag names; an empty ARN where there is no such tag.</summary>
    public async Task<ILookup<string, string>> ByExecutionAsync()
    {
        Filter[] filters = [new($"tag:{PipelineTags.Owner}", [stateMachine.ToString()]), new($"tag:{PipelineTags.State}", [PipelineTags.Building])];
        List<(string Id, List<Tag>? Tags)> found =
        [
            .. await TryAsync("images", async () => (await OwnResources.ImagesAsync(ec2, filters)).Select(image => (image.ImageId, (List<Tag>?)image.Tags))),
            .. await TryAsync("instances", async () => (await OwnResources.InstancesAsync(ec2, filters)).Select(instance => (instance.InstanceId, (List<Tag>?)instance.Tags))),
            .. await TryAsync("volumes", async () => (await OwnResources.VolumesAsync(ec2, filters)).Select(volume => (volume.VolumeId, (List<Tag>?)volume.Tags))),
            .. await TryAsync("snapshots", async () => (await OwnResources.SnapshotsAsync(ec2, filters)).Select(snapshot => (snapshot.SnapshotId, (List<Tag>?)snapshot.Tags))),
        ];
        return found.ToLookup(resource => Ec2Tags.Value(resource.Tags, PipelineTags.Execution) ?? "", resource => resource.Id);
    }

    private async Task<IEnumerable<(string, List<Tag>?)>> TryAsync(string what, Func<Task<IEnumerable<(string, List<Tag>?)>>> list)
    {
        try
        {
            return await list();
        }
        catch (Exception error) when (error is PipelineException || AwsErrors.IsOfAws(error))
        {
            _faults.Add($"{what} not listed: {error.Message}");
            return [];
        }
    }
}
