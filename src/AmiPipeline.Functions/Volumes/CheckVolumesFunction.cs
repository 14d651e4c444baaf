using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Volumes;

/// <summary>Checks volumes' states, and says how long to wait before the next check.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CheckVolumesFunction(AwsClients aws, TimeProvider clock)
{
    // A new volume may be invisible for seconds; one whose key cannot be used vanishes for good.
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(2);

    /// <summary>Checks the volumes.</summary>
    /// <param name="input">Plan, volumes and what is waited for.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="VolumeFailedException">A volume failed or vanished.</exception>
    /// <exception cref="WaitDeadlineExceededException">It took too long.</exception>
    public async Task<VolumesInProgress> HandleAsync(CheckVolumesInput input, ILambdaContext context)
    {
        if (input.Volumes.Items.Count == 0)
        {
            return input.Volumes with { Ready = true };
        }

        var found = await aws.Reader(input.Volumes.Location).VolumesAsync([.. input.Volumes.Items.Select(item => item.VolumeId)]);
        var now = clock.GetUtcNow();
        var allReady = true;
        foreach (var item in input.Volumes.Items)
        {
            allReady &= IsReady(found.GetValueOrDefault(item.VolumeId), item, input, now);
        }

        return allReady
            ? input.Volumes with { Ready = true }
            : input.Volumes with { Ready = false, Wait = WaitSchedule.Next(input.Volumes.Wait, now, progressPercent: null, WaitPace.Volumes, input.Execution.Retries) };
    }

    private static bool IsReady(Volume? volume, DeviceVolume item, CheckVolumesInput input, DateTimeOffset now)
    {
        if (volume is null)
        {
            return now - input.Volumes.Wait.StartedAt <= MaxInvisibility ? false : throw new VolumeFailedException(Vanished(item, input.Plan));
        }

        if (volume.State == VolumeState.Error || volume.State == VolumeState.Deleting || volume.State == VolumeState.Deleted)
        {
            throw new VolumeFailedException($"{item.VolumeId} for {item.DeviceName} is {volume.State}. {KeyOf(item, input.Plan)}");
        }

        return input.Until switch
        {
            "attached" => volume.Attachments.Exists(attachment => attachment.State == VolumeAttachmentState.Attached),
            "detached" => volume.State == VolumeState.Available,
            _ => volume.State == VolumeState.Available || volume.State == VolumeState.InUse,
        };
    }

    private static string Vanished(DeviceVolume item, ImagePlan plan) =>
        $"{item.VolumeId} for {item.DeviceName} does not exist any more, which is how EC2 shows that it cannot use a volume's key. {KeyOf(item, plan)}";

    private static string KeyOf(DeviceVolume item, ImagePlan plan)
    {
        var device = plan.Devices.FirstOrDefault(device => device.DeviceName == item.DeviceName);
        var own = device?.Encryption?.KmsKeyId is { } key ? $"Its key is {key}." : "It has no key of its own.";
        return device?.ContentKey is { } content && content.KmsKeyArn != device.Encryption?.KmsKeyId
            ? $"Look first at the key of {device.SnapshotId}, of which it is made: {content.KmsKeyArn}{(content.Fault is null ? "" : $", which {content.Fault}")}. {own}"
            : own;
    }
}

/// <summary>What CheckVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Volumes">The volumes to check.</param>
/// <param name="Until">What is waited for: <c>available</c>, <c>detached</c> or <c>attached</c>.</param>
public sealed record CheckVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, VolumesInProgress Volumes, string Until) : IExecutionInput;
