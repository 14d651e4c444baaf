using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.Core;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Data;
using AmiPipeline.Plans;
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
        var ec2 = aws.Ec2(input.Plan.Location);
        var adopted = DeviceSnapshots.Earliest(await MadeByExecution.SnapshotsAsync(ec2, input.Execution));
        var sources = await SourceSnapshotsAsync(ec2, input.Source.ImageId);

        var snapshots = new List<DeviceSnapshot>();
        foreach (var device in input.Plan.Devices.Where(device => device.Expected.HasSnapshot))
        {
            var snapshotId = adopted.GetValueOrDefault(device.DeviceName)?.SnapshotId ?? await MakeAsync(input, device, sources);
            snapshots.Add(new DeviceSnapshot(device.DeviceName, snapshotId));
        }

        return new SnapshotsInProgress { Items = snapshots, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Snapshots, input.Plan.TotalGiB()) };
    }

    private async Task<string> MakeAsync(CopySnapshotsInput input, DevicePlan device, Dictionary<string, string> sources)
    {
        var ec2 = aws.Ec2WithoutRetries(input.Plan.Location);
        var tags = Ec2Tags.ForNew(input.Execution, input.Plan, device.DeviceName, ResourceType.Snapshot);
        if (input.Volumes.Items.FirstOrDefault(volume => volume.DeviceName == device.DeviceName) is { } volume)
        {
            var created = await ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume.VolumeId, Description = $"{device.DeviceName} of {input.Plan.Name}", TagSpecifications = tags });
            return created.Snapshot.SnapshotId;
        }

        var request = new CopySnapshotRequest
        {
            SourceRegion = input.Plan.Location.Region,
            SourceSnapshotId = device.SnapshotId ?? sources[device.DeviceName],
            Description = $"{device.DeviceName} of {input.Plan.Name}",
            TagSpecifications = tags,
        };

        if (device.Encryption is { } encryption)
        {
            request.Encrypted = true;
            request.KmsKeyId = encryption.KmsKeyId;
        }

        return (await ec2.CopySnapshotAsync(request)).SnapshotId;
    }

    private static async Task<Dictionary<string, string>> SourceSnapshotsAsync(IAmazonEC2 ec2, string imageId)
    {
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter("image-id", [imageId])] });
        var image = response.Images?.FirstOrDefault() ?? throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}.");
        return (image.BlockDeviceMappings ?? []).Where(mapping => mapping.Ebs?.SnapshotId is not null)
            .ToDictionary(mapping => mapping.DeviceName, mapping => mapping.Ebs.SnapshotId);
    }
}
