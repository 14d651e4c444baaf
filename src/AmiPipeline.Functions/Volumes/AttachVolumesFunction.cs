using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Volumes;

/// <summary>Attaches the created volumes to the stopped instance, each under its device name. An attachment that exists is left as it is.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class AttachVolumesFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Attaches the volumes.</summary>
    /// <param name="input">Plan, instance and volumes.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="VolumeFailedException">A volume is attached to something else.</exception>
    public async Task<VolumesInProgress> HandleAsync(AttachVolumesInput input, ILambdaContext context)
    {
        foreach (var volume in input.Volumes.Items)
        {
            await AttachAsync(input, volume);
        }

        return input.Volumes with { Ready = false, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Volumes) };
    }

    private async Task AttachAsync(AttachVolumesInput input, DeviceVolume volume)
    {
        var instanceId = input.Instance.InstanceId;
        try
        {
            await aws.Ec2WithoutRetries(input.Volumes.Location).AttachVolumeAsync(new AttachVolumeRequest(volume.VolumeId, instanceId, volume.DeviceName));
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.VolumeInUse)
        {
            if (!await IsAttachedAsync(aws.Reader(input.Volumes.Location), volume, instanceId))
            {
                throw new VolumeFailedException($"{volume.VolumeId} should be {volume.DeviceName} of {instanceId}, but: {error.Message}", error);
            }
        }
    }

    private static async Task<bool> IsAttachedAsync(Ec2Reader reader, DeviceVolume volume, string instanceId) =>
        (await reader.VolumesAsync(Ec2Filters.VolumeIds(volume.VolumeId))).SelectMany(found => found.Attachments)
        .Any(attachment => attachment.InstanceId == instanceId && attachment.Device == volume.DeviceName);
}

/// <summary>What AttachVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The stopped instance.</param>
/// <param name="Volumes">The available volumes.</param>
public sealed record AttachVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, VolumesInProgress Volumes) : IExecutionInput;
