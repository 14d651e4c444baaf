using AmiPipeline.Functions.Volumes;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Snapshots;

/// <summary>Copies the source's snapshots, one call a device, each under its key, and snapshots the created volumes: as many as EC2 lets be under way at once.</summary>
/// <remarks>
/// Neither call has a client token: what an earlier run made is found by its device tag and adopted. Where the quota of copies in progress is used up, the rest is
/// left for the next call, when one of them has ended.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CopySnapshotsFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Starts the copies.</summary>
    /// <param name="input">Execution, plan, source, volumes and the snapshots so far.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<SnapshotsInProgress> HandleAsync(CopySnapshotsInput input, ILambdaContext context)
    {
        var adopted = DeviceSnapshots.Earliest(await aws.Reader(input.Plan.Location).OwnSnapshotsAsync(Ec2Filters.MadeBy(input.Execution)));
        var sources = await SourceSnapshots.ReadAsync(aws.Reader(input.Source.Location), input.Source.ImageId);

        var snapshots = new List<DeviceSnapshot>();
        var notStarted = new List<string>();
        string? refusal = null;
        foreach (var device in input.Plan.Devices.Where(device => device.Expected.HasSnapshot))
        {
            var snapshotId = input.Snapshots.Items.FirstOrDefault(item => item.DeviceName == device.DeviceName)?.SnapshotId ?? adopted.GetValueOrDefault(device.DeviceName)?.SnapshotId;
            if (snapshotId is null && refusal is null)
            {
                (snapshotId, refusal) = await TryMakeAsync(input, device, sources);
            }

            if (snapshotId is null)
            {
                notStarted.Add(device.DeviceName);
            }
            else
            {
                snapshots.Add(new DeviceSnapshot(device.DeviceName, snapshotId));
            }
        }

        var now = clock.GetUtcNow();
        return input.Snapshots with
        {
            Items = snapshots,
            NotStarted = notStarted,
            Refusal = refusal,
            UnderWay = snapshots.Count(item => adopted.GetValueOrDefault(item.DeviceName)?.State != SnapshotState.Completed),
            StartedAt = now,
            StartMore = false,
            Wait = input.Snapshots.Wait is { Checks: > 0 } wait
                ? wait with { AskedAgain = wait.AskedAgain || input.Execution.Retries > 0 }
                : WaitSchedule.Begin(now, WaitPace.Snapshots, input.Execution.Retries),
        };
    }

    private async Task<(string? SnapshotId, string? Refusal)> TryMakeAsync(CopySnapshotsInput input, DevicePlan device, IReadOnlyDictionary<string, string> sources)
    {
        try
        {
            return (await MakeAsync(input, device, sources), null);
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsQuotaThatFreesItself(error.ErrorCode, error.Message))
        {
            return (null, $"{error.ErrorCode}: {error.Message}");
        }
    }

    private async Task<string> MakeAsync(CopySnapshotsInput input, DevicePlan device, IReadOnlyDictionary<string, string> sources)
    {
        var tags = Ec2Tags.ForNew(input.Execution, input.Plan, device.DeviceName, ResourceType.Snapshot);
        if (input.Volumes.Items.FirstOrDefault(volume => volume.DeviceName == device.DeviceName) is { } volume)
        {
            var created = await aws.Ec2WithoutRetries(input.Volumes.Location).CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume.VolumeId, Description = $"{device.DeviceName} of {input.Plan.Name}", TagSpecifications = tags });
            return created.Snapshot.SnapshotId;
        }

        var request = new CopySnapshotRequest
        {
            DryRun = input.DryRun ? true : null,
            SourceRegion = input.Source.Location.Region,
            SourceSnapshotId = device.SnapshotId ?? sources.GetValueOrDefault(device.DeviceName)
                ?? throw new RequestRefusedException([new("/plan/devices", $"has {device.DeviceName}, of which the source has no snapshot")]),
            Description = $"{device.DeviceName} of {input.Plan.Name}",
            TagSpecifications = tags,
        };

        if (input.Plan.CompleteWithinMinutes is { } minutes)
        {
            request.CompletionDurationMinutes = minutes;
        }

        if (device.Encryption is { } encryption)
        {
            request.Encrypted = true;
            request.KmsKeyId = encryption.KmsKeyId;
        }

        return (await aws.Ec2WithoutRetries(input.Plan.Location).CopySnapshotAsync(request)).SnapshotId;
    }
}

/// <summary>What CopySnapshots needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image whose snapshots are copied.</param>
/// <param name="Volumes">The created volumes, which are snapshotted.</param>
/// <param name="Snapshots">The snapshots that are started already; none at first.</param>
/// <param name="DryRun">Whether EC2 is only asked if it would allow the calls: they end in its error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record CopySnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, VolumesInProgress Volumes, SnapshotsInProgress Snapshots, bool DryRun = false) : IExecutionInput;
