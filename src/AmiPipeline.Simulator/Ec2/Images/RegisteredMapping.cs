using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>The block device mapping that RegisterImage makes of its parameter.</summary>
internal static class RegisteredMapping
{
    public static List<ImageDevice> Build(Call call, IReadOnlyList<BlockDeviceRequest> requests, string rootDeviceName)
    {
        var root = requests.FirstOrDefault(request => request.DeviceName == rootDeviceName);
        return root?.SnapshotId is not null
            ? [.. requests.Where(request => !request.NoDevice).Select(request => Device(call, request))]
            : throw BlockDeviceRequest.Invalid($"The root device {rootDeviceName} has no snapshot in the block device mapping.");
    }

    /// <summary>One entry of the mapping, for CreateImage too: an existing snapshot, or an empty volume.</summary>
    public static ImageDevice Device(Call call, BlockDeviceRequest request)
    {
        if (request.VirtualName is not null)
        {
            return new ImageDevice { DeviceName = request.DeviceName, VirtualName = request.VirtualName };
        }

        if (request.SnapshotId is not null && request.Encrypted is not null)
        {
            throw BlockDeviceRequest.Invalid(
                $"the encrypted flag cannot be specified since device {request.DeviceName} has a snapshot specified.");
        }

        if (request.KmsKeyId is not null)
        {
            throw BlockDeviceRequest.Invalid($"KmsKeyId is not supported for device {request.DeviceName} of {call.Action}.");
        }

        var source = request.SnapshotId is null ? null : OwnCompleted(call, request.SnapshotId);
        var size = request.SizeGiB ?? source?.SizeGiB ?? throw new ServiceErrorException(
            "MissingParameter", "The request must contain the parameter size or snapshotId");
        CheckSize(size, source);
        var shape = VolumeShape.Complete(size, request.VolumeType, request.Iops, request.Throughput);
        return new ImageDevice
        {
            DeviceName = request.DeviceName,
            SnapshotId = source?.Id,
            SizeGiB = shape.SizeGiB,
            VolumeType = shape.VolumeType,
            Iops = shape.Iops,
            Throughput = shape.Throughput,
            Encrypted = source is null ? request.Encrypted ?? false : source.KeyArn is not null,
            DeleteOnTermination = request.DeleteOnTermination ?? true,
        };
    }

    public static void CheckSize(int sizeGiB, Snapshot? source)
    {
        if (source is not null && sizeGiB < source.SizeGiB)
        {
            throw BlockDeviceRequest.Invalid(
                $"Volume of size {sizeGiB}GB is smaller than snapshot '{source.Id}', expect size>= {source.SizeGiB}GB");
        }
    }

    private static Snapshot OwnCompleted(Call call, string id)
    {
        var snapshot = SnapshotLookup.Completed(call, id);
        return snapshot.OwnerId == call.AccountId ? snapshot : throw SnapshotErrors.NotOwned(id);
    }
}
