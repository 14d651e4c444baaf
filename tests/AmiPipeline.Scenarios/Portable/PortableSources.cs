using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Portable;

/// <summary>Makes what scenarios start from, of empty volumes of one GiB, and removes it and their results in the end.</summary>
/// <remarks>An image of an empty volume boots nothing, but EC2 copies, launches, stops and captures it like any other, at almost no cost.</remarks>
internal sealed class PortableSources(PortableAccount account) : IAsyncDisposable
{
    private readonly List<string> _instances = [];
    private readonly List<string> _images = [];
    private readonly List<string> _snapshots = [];
    private readonly Dictionary<string, string> _snapshotByKey = [];

    /// <summary>An image whose devices have the given keys; an empty key is none.</summary>
    public async Task<string> ImageAsync(string name, params (string DeviceName, string Key)[] devices)
    {
        var request = new RegisterImageRequest
        {
            Name = $"{account.Run}-{name}",
            Architecture = ArchitectureValues.X86_64,
            VirtualizationType = "hvm",
            EnaSupport = true,
            RootDeviceName = devices[0].DeviceName,
            BlockDeviceMappings = [],
        };
        foreach (var (deviceName, key) in devices)
        {
            request.BlockDeviceMappings.Add(new BlockDeviceMapping
            {
                DeviceName = deviceName,
                Ebs = new EbsBlockDevice { SnapshotId = await SnapshotAsync(key), VolumeType = VolumeType.Gp3, DeleteOnTermination = true },
            });
        }

        var imageId = (await account.Ec2.RegisterImageAsync(request)).ImageId;
        _images.Add(imageId);
        await account.UntilAsync(async () => (await account.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId] })).Images[0].State == ImageState.Available);
        return imageId;
    }

    /// <summary>A running instance of an image.</summary>
    public async Task<string> InstanceAsync(string imageId)
    {
        var launched = await account.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = imageId, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1 });
        var instanceId = launched.Reservation.Instances[0].InstanceId;
        _instances.Add(instanceId);
        await UntilInstanceAsync(instanceId, InstanceStateName.Running);
        return instanceId;
    }

    /// <summary>Takes a scenario's result over, to remove it with the rest.</summary>
    public void Adopt(VerifiedImage? image)
    {
        if (image is not null)
        {
            _images.Add(image.ImageId);
            _snapshots.AddRange(image.Devices.Select(device => device.SnapshotId).OfType<string>());
        }
    }

    public async ValueTask DisposeAsync()
    {
        var left = new List<string>();
        foreach (var instanceId in _instances)
        {
            await TryAsync(instanceId, left, async () =>
            {
                await account.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest([instanceId]));
                await UntilInstanceAsync(instanceId, InstanceStateName.Terminated);
            });
        }

        foreach (var imageId in _images.Distinct())
        {
            await TryAsync(imageId, left, () => account.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = imageId }));
        }

        foreach (var snapshotId in _snapshots.Distinct())
        {
            await TryAsync(snapshotId, left, () => account.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(snapshotId)));
        }

        Assert.True(left.Count == 0, $"Remove these by hand: {string.Join("; ", left)}");
    }

    // One that cannot go must not keep the others, which cost money.
    private static async Task TryAsync(string id, List<string> left, Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (AmazonEC2Exception error)
        {
            left.Add($"{id}: {error.Message}");
        }
    }

    private async Task<string> SnapshotAsync(string key)
    {
        if (_snapshotByKey.TryGetValue(key, out var known))
        {
            return known;
        }

        var zones = await account.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest());
        var request = new CreateVolumeRequest { AvailabilityZone = zones.AvailabilityZones[0].ZoneName, Size = 1, VolumeType = VolumeType.Gp3 };
        if (key.Length > 0)
        {
            request.Encrypted = true;
            request.KmsKeyId = key;
        }

        var volumeId = (await account.Ec2.CreateVolumeAsync(request)).Volume.VolumeId;
        await account.UntilAsync(async () => (await account.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volumeId] })).Volumes[0].State == VolumeState.Available);
        var snapshotId = (await account.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volumeId })).Snapshot.SnapshotId;
        _snapshots.Add(snapshotId);
        await account.UntilAsync(async () => (await account.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshotId] })).Snapshots[0].State == SnapshotState.Completed);
        await account.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest(volumeId));
        return _snapshotByKey[key] = snapshotId;
    }

    private Task UntilInstanceAsync(string instanceId, InstanceStateName state) => account.UntilAsync(async () =>
    {
        var found = await account.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter("instance-id", [instanceId])] });
        return found.Reservations is { Count: > 0 } reservations ? reservations[0].Instances[0].State.Name == state : state == InstanceStateName.Terminated;
    });
}
