using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Volumes;

/// <summary>Creates the planned volumes, each under its key: in the instance's Availability Zone, empty or of a snapshot that the request names or the source has; or, to be snapshotted only, as cheap as they come.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CreateVolumesFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Creates the volumes.</summary>
    /// <param name="input">Execution, plan and instance.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<VolumesInProgress> HandleAsync(CreateVolumesInput input, ILambdaContext context)
    {
        var location = input.Instance?.Location ?? input.Plan.Location;
        var ec2 = aws.Ec2(location);
        var sources = await SourceSnapshotsAsync(input);
        var volumes = new List<DeviceVolume>();
        foreach (var device in input.Plan.Devices.Where(device => device.CreatesVolume))
        {
            IEnumerable<VolumeSettings> choices = input.Instance is null && device.SnapshotId is null ? EmptyVolumes.Choices(device.Expected.Volume.SizeGiB) : [device.Expected.Volume];
            volumes.Add(new DeviceVolume(device.DeviceName, await CreateAsync(ec2, input, device, sources, [.. choices])));
        }

        return new VolumesInProgress { Location = location, Items = volumes, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Volumes, retries: input.Execution.Retries) };
    }

    private async Task<IReadOnlyDictionary<string, string>> SourceSnapshotsAsync(CreateVolumesInput input) =>
        input.Source is { } source && input.Plan.Devices.Any(device => device is { CreatesVolume: true, Origin: DeviceOrigin.Source })
            ? await SourceSnapshots.ReadAsync(aws.Reader(source.Location), source.ImageId)
            : new Dictionary<string, string>();

    private static async Task<string> CreateAsync(
        IAmazonEC2 ec2, CreateVolumesInput input, DevicePlan device, IReadOnlyDictionary<string, string> sources, IReadOnlyList<VolumeSettings> choices)
    {
        foreach (var choice in choices.SkipLast(1))
        {
            try
            {
                return (await ec2.CreateVolumeAsync(Request(input, device, sources, choice))).Volume.VolumeId;
            }
            catch (AmazonEC2Exception error) when (EmptyVolumes.IsRefusedForItsType(error.ErrorCode))
            {
                // Of another type, then.
            }
        }

        return (await ec2.CreateVolumeAsync(Request(input, device, sources, choices[^1]))).Volume.VolumeId;
    }

    private static CreateVolumeRequest Request(
        CreateVolumesInput input, DevicePlan device, IReadOnlyDictionary<string, string> sources, VolumeSettings volume)
    {
        var request = EbsMapping.ToCreateVolume(volume);
        request.DryRun = input.DryRun ? true : null;
        request.ClientToken = ClientTokens.Create(input.Execution, FunctionNames.CreateVolumes, device.DeviceName, volume.VolumeType);
        request.AvailabilityZone = input.Instance?.AvailabilityZone ?? input.Plan.AvailabilityZone;
        request.SnapshotId = device.SnapshotId ?? (device.Origin == DeviceOrigin.Source ? sources[device.DeviceName] : null);
        request.TagSpecifications = Ec2Tags.ForNew(input.Execution, input.Plan, device.DeviceName, ResourceType.Volume);
        if (device.Encryption is { } encryption)
        {
            request.Encrypted = true;
            request.KmsKeyId = encryption.KmsKeyId;
        }

        return request;
    }
}

/// <summary>What CreateVolumes needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The instance that the volumes are for; null if they are only to be snapshotted.</param>
/// <param name="Source">The image that the instance is of; null if there is none.</param>
/// <param name="DryRun">Whether the calls are dry runs: they end in EC2's error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record CreateVolumesInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress? Instance = null, SourceImage? Source = null, bool DryRun = false) : IExecutionInput;
