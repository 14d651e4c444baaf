namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>
/// The block device mapping that CreateImage makes of an instance's volumes, of the instance store volumes that it was launched with, and of the parameter:
/// existing devices take only DeleteOnTermination and NoDevice, empty volumes can be added (EC2 API Reference, CreateImage, EbsBlockDevice).
/// </summary>
internal static class CaptureMapping
{
    public static List<CapturedDevice> Build(Call call, Instance instance, IReadOnlyList<BlockDeviceRequest> requests)
    {
        var volumes = call.Region.VolumesOf(instance.Id).ToList();
        if (!volumes.Any(volume => volume.Attachment!.DeviceName == instance.Traits.RootDeviceName))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"Invalid value '{instance.Id}' for instanceId. Instance does not have a volume attached at root ({instance.Traits.RootDeviceName})");
        }

        var devices = new List<CapturedDevice>();
        foreach (var volume in volumes)
        {
            var request = requests.FirstOrDefault(request => request.DeviceName == volume.Attachment!.DeviceName);
            if (request is not { NoDevice: true })
            {
                CheckExisting(volume, request);
                devices.Add(new CapturedDevice(EntryOf(volume, request), volume));
            }
        }

        var known = volumes.Select(volume => volume.Attachment!.DeviceName).ToHashSet(StringComparer.Ordinal);
        devices.AddRange(instance.InstanceStores
            .Where(device => !known.Contains(device.DeviceName) && !requests.Any(request => request.DeviceName == device.DeviceName))
            .Select(device => new CapturedDevice(device, null)));
        devices.AddRange(requests.Where(request => !known.Contains(request.DeviceName) && !request.NoDevice).Select(request => Added(call, request)));
        return devices;
    }

    private static void CheckExisting(Volume volume, BlockDeviceRequest? request)
    {
        var device = volume.Attachment!.DeviceName;
        if (request is null)
        {
            return;
        }

        if (request.KmsKeyId is not null || (request.Encrypted == true && volume.KeyArn is null))
        {
            throw BlockDeviceRequest.Invalid($"The encryption of the existing volume of device {device} cannot be changed.");
        }

        var changesShape = (request.SizeGiB ?? volume.SizeGiB) != volume.SizeGiB
            || (request.VolumeType ?? volume.VolumeType) != volume.VolumeType
            || (request.Iops ?? volume.Iops) != volume.Iops
            || (request.Throughput ?? volume.Throughput) != volume.Throughput
            || request.SnapshotId is not null;
        if (changesShape)
        {
            throw BlockDeviceRequest.Invalid($"The size, type, performance and snapshot of the existing volume of device {device} cannot be changed.");
        }
    }

    private static ImageDevice EntryOf(Volume volume, BlockDeviceRequest? request) => new()
    {
        DeviceName = volume.Attachment!.DeviceName,
        SizeGiB = volume.SizeGiB,
        VolumeType = volume.VolumeType,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
        DeleteOnTermination = request?.DeleteOnTermination ?? volume.Attachment.DeleteOnTermination,
    };

    private static CapturedDevice Added(Call call, BlockDeviceRequest request)
    {
        if (request.SnapshotId is not null)
        {
            return new CapturedDevice(RegisteredMapping.Device(call, request), null);
        }

        if (request.VirtualName is not null)
        {
            return new CapturedDevice(new ImageDevice { DeviceName = request.DeviceName, VirtualName = request.VirtualName }, null);
        }

        if (request.KmsKeyId is not null)
        {
            throw BlockDeviceRequest.Invalid($"KmsKeyId is not supported for device {request.DeviceName} of CreateImage.");
        }

        var size = request.SizeGiB ?? throw new ServiceErrorException(
            "MissingParameter", "The request must contain the parameter size or snapshotId");
        var shape = VolumeShape.Complete(size, request.VolumeType, request.Iops, request.Throughput);
        var entry = new ImageDevice
        {
            DeviceName = request.DeviceName,
            SizeGiB = shape.SizeGiB,
            VolumeType = shape.VolumeType,
            Iops = shape.Iops,
            Throughput = shape.Throughput,
            Encrypted = request.Encrypted ?? false,
            DeleteOnTermination = request.DeleteOnTermination ?? true,
        };
        return new CapturedDevice(entry, null);
    }
}

/// <summary>One device of an image that CreateImage makes: its entry, and the volume that is snapshot for it, if any.</summary>
internal sealed record CapturedDevice(ImageDevice Entry, Volume? Volume);
