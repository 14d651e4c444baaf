using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Volumes;

/// <summary>Detaches from the stopped instance the volumes whose place a created volume takes: those it has booted from. The volumes stay, for clean-up.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class DetachVolumesFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Detaches the volumes.</summary>
    /// <param name="input">Plan, instance and the created volumes.</param>
    /// <param name="context">Lambda's context.</param>
    /// <returns>The volumes that are being detached; none if nothing is in the way.</returns>
    public async Task<VolumesInProgress> HandleAsync(DetachVolumesInput input, ILambdaContext context)
    {
        var location = input.Instance.Location;
        var detached = new List<DeviceVolume>();
        foreach (var volume in await OccupyingAsync(aws.Reader(location), input))
        {
            await DetachAsync(aws.Ec2(location), volume, input.Instance.InstanceId);
            detached.Add(volume);
        }

        return new VolumesInProgress { Location = location, Items = detached, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Volumes) };
    }

    private static async Task<List<DeviceVolume>> OccupyingAsync(Ec2Reader reader, DetachVolumesInput input) =>
        [.. from volume in await reader.VolumesAsync(Ec2Filters.AttachedTo(input.Instance.InstanceId))
            let attachment = volume.Attachments.Find(attachment => attachment.InstanceId == input.Instance.InstanceId)
            where attachment is not null && input.Volumes.Items.Any(item => item.DeviceName == attachment.Device && item.VolumeId != volume.VolumeId)
            select new DeviceVolume(attachment.Device, volume.VolumeId)];

    private static async Task DetachAsync(IAmazonEC2 ec2, DeviceVolume volume, string instanceId)
    {
        try
        {
            await ec2.DetachVolumeAsync(new DetachVolumeRequest(volume.VolumeId) { InstanceId = instanceId, Device = volume.DeviceName });
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.VolumeNotAttached)
        {
            // Detached meanwhile, by another run of the function.
        }
    }
}

/// <summary>What DetachVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The stopped instance.</param>
/// <param name="Volumes">The volumes that are to be attached.</param>
public sealed record DetachVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, VolumesInProgress Volumes) : IExecutionInput;
