using AmiPipeline.Functions.Volumes;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Snapshots;

/// <summary>Copies the source's snapshots, one call a device, each under its key, and snapshots the created volumes.</summary>
/// <remarks>Neither call has a client token: what an earlier run made is found by its device tag and adopted.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CopySnapshotsFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Starts the copies.</summary>
    /// <param name="input">Execution, plan, source and volumes.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<SnapshotsInProgress> HandleAsync(CopySnapshotsInput input, ILambdaContext context)
    {
        var adopted = DeviceSnapshots.Earliest(await aws.Reader(input.Plan.Location).OwnSnapshotsAsync(Ec2Filters.MadeBy(input.Execution)));
        var sources = await SourceSnapshots.OfAsync(aws.Reader(input.Source.Location), input.Source.ImageId);

        var snapshots = new List<DeviceSnapshot>();
        foreach (var device in input.Plan.Devices.Where(device => device.Expected.HasSnapshot))
        {
            var snapshotId = adopted.GetValueOrDefault(device.DeviceName)?.SnapshotId ?? await MakeAsync(input, device, sources);
            snapshots.Add(new DeviceSnapshot(device.DeviceName, snapshotId));
        }

        return new SnapshotsInProgress { Location = input.Plan.Location, Items = snapshots, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Snapshots, input.Plan.TotalGiB()) };
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
            SourceRegion = input.Source.Location.Region,
            SourceSnapshotId = device.SnapshotId ?? sources[device.DeviceName],
            Description = $"{device.DeviceName} of {input.Plan.Name}",
            TagSpecifications = tags,
        };

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
public sealed record CopySnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, VolumesInProgress Volumes) : IExecutionInput;
