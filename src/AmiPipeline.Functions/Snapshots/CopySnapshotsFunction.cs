using AmiPipeline.Functions.Slots;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Slots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Snapshots;

/// <summary>Copies the source's snapshots, one call a device, each under its key, and snapshots the created volumes: as many as EC2 lets be under way at once.</summary>
/// <remarks>
/// Neither call has a client token: what an earlier run made is found by its device tag and adopted. If the quota of copies in progress is used up, the rest is
/// left for the next call, when one of them has ended.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="slots">Admits copies. Default, null: all.</param>
public sealed class CopySnapshotsFunction(AwsClients aws, TimeProvider clock, CopySlots? slots = null)
{
    // A wait of a month needs the rest of the checks that it may take.
    private const int MaxChecksInTime = 40;

    /// <summary>Starts the copies.</summary>
    /// <param name="input">Execution, plan, source, volumes and the snapshots so far.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="WaitingForCopySlotsException">Others are before it, and there is nothing else to wait for.</exception>
    public async Task<SnapshotsInProgress> HandleAsync(CopySnapshotsInput input, ILambdaContext context)
    {
        var adopted = DeviceSnapshots.Earliest(await aws.Reader(input.Plan.Location).OwnSnapshotsAsync(Ec2Filters.MadeBy(input.Execution)));
        var sources = await SourceSnapshots.ReadAsync(aws.Reader(input.Source.Location), input.Source.ImageId);

        var devices = input.Plan.Devices.Where(device => device.Expected.HasSnapshot).ToList();
        string? MadeOf(DevicePlan device) => input.Snapshots.Items.FirstOrDefault(item => item.DeviceName == device.DeviceName)?.SnapshotId ?? adopted.GetValueOrDefault(device.DeviceName)?.SnapshotId;
        var admission = await EnterAsync(input, devices.Where(device => MadeOf(device) is null), context);
        var snapshots = new List<DeviceSnapshot>();
        var notStarted = new List<string>();
        string? refusal = null;
        foreach (var device in devices)
        {
            var snapshotId = MadeOf(device);
            if (snapshotId is null && refusal is null)
            {
                (snapshotId, refusal) = admission?.Waits is { } waits && !IsCreated(input, device) && !admission.Held.Keys.Contains(device.DeviceName)
                    ? (null, waits)
                    : await TryMakeAsync(input, device, sources);
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
        var underWay = snapshots.Count(item => adopted.GetValueOrDefault(item.DeviceName)?.State != SnapshotState.Completed);
        var inQueue = refusal is not null && refusal == admission?.Waits;
        if (inQueue && underWay == 0 && snapshots.Count == input.Snapshots.Items.Count)
        {
            throw admission!.Error(input.Plan.Name);
        }

        return input.Snapshots with
        {
            Items = snapshots,
            NotStarted = notStarted,
            Refusal = refusal,
            InQueue = inQueue,
            Slots = admission is null ? input.Snapshots.Slots : admission.Held with { Keys = [.. (input.Snapshots.Slots?.Keys ?? []).Union(admission.Held.Keys)] },
            UnderWay = underWay,
            StartedAt = now,
            StartMore = false,
            Wait = input.Snapshots.Wait is { Checks: > 0 } wait
                ? InTimeFor(inQueue ? admission : null, wait with { RequestedAgain = wait.RequestedAgain || input.Execution.Retries > 0 })
                : WaitSchedule.Begin(now, WaitPace.Snapshots, input.Execution.Retries),
        };
    }

    // Nobody passes one who has copies in progress: a slot that is free for it waits until it looks.
    private static WaitState InTimeFor(SlotsTaken? admission, WaitState wait) => admission is not null && wait.Checks < MaxChecksInTime
        ? wait with { Seconds = Math.Min(wait.Seconds, (int)SlotPauses.First(admission.Pace).TotalSeconds) }
        : wait;

    private async Task<SlotsTaken?> EnterAsync(CopySnapshotsInput input, IEnumerable<DevicePlan> missing, ILambdaContext context)
    {
        IReadOnlyList<SlotClaim.Wanted> wanted = [.. missing.Where(device => !IsCreated(input, device)).Select(device => new SlotClaim.Wanted(device.DeviceName))];
        return slots is null || input.DryRun || wanted.Count == 0 ? null : await slots.EnterAsync(input.Execution, input.Plan.Location, wanted, aws.Reader(input.Plan.Location), context);
    }

    // Its snapshot is not copied, and takes no slot.
    private static bool IsCreated(CopySnapshotsInput input, DevicePlan device) => input.Volumes.Items.Any(volume => volume.DeviceName == device.DeviceName);

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
/// <param name="DryRun">Whether the calls are dry runs: they end in EC2's error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record CopySnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, VolumesInProgress Volumes, SnapshotsInProgress Snapshots, bool DryRun = false) : IExecutionInput;
