using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The volumes an instance gets: its image's mapping, changed device by device by the call's.</summary>
internal static class LaunchMapping
{
    public static List<LaunchDevice> Build(Call call, Image image, IReadOnlyList<BlockDeviceRequest> requests)
    {
        var existing = image.Devices.Select(device => (Device: (ImageDevice?)device, Request: RequestFor(device.DeviceName)));
        var added = requests
            .Where(request => !image.Devices.Any(device => device.DeviceName == request.DeviceName))
            .Select(request => (Device: (ImageDevice?)null, Request: (BlockDeviceRequest?)request));

        if (image.Devices.FirstOrDefault(device => device.DeviceName == image.Traits.RootDeviceName)?.SnapshotId is null)
        {
            throw BlockDeviceRequest.Invalid($"The root device {image.Traits.RootDeviceName} of {image.Id} has no snapshot.");
        }

        DeviceNameChecks.CheckLaunch(image, requests);
        return existing.Concat(added)
            .Where(pair => pair.Request is not { NoDevice: true } && (pair.Request?.VirtualName ?? pair.Device?.VirtualName) is null)
            .Select(pair => Device(call, pair.Device, pair.Request))
            .ToList();

        BlockDeviceRequest? RequestFor(string deviceName) => requests.FirstOrDefault(request => request.DeviceName == deviceName);
    }

    /// <summary>The instance store volumes: the image's, changed device by device by the call's.</summary>
    public static IReadOnlyList<ImageDevice> InstanceStores(Image image, IReadOnlyList<BlockDeviceRequest> requests) =>
    [
        .. image.Devices.Where(device => device.VirtualName is not null && !requests.Any(request => request.DeviceName == device.DeviceName)),
        .. requests.Where(request => request is { NoDevice: false, VirtualName: not null }).Select(request => new ImageDevice { DeviceName = request.DeviceName, VirtualName = request.VirtualName }),
    ];

    private static LaunchDevice Device(Call call, ImageDevice? device, BlockDeviceRequest? request)
    {
        var source = SourceOf(call, device, request);
        var size = request?.SizeGiB ?? device?.SizeGiB ?? source?.SizeGiB ?? throw new ServiceErrorException(
            "MissingParameter", "The request must contain the parameter size or snapshotId");
        RegisteredMapping.CheckSize(size, source);

        var keepsType = request?.VolumeType is null || request.VolumeType == device?.VolumeType;
        var shape = VolumeShape.Complete(
            size,
            request?.VolumeType ?? device?.VolumeType,
            request?.Iops ?? (keepsType && device?.VolumeType != "gp2" ? device?.Iops : null),
            request?.Throughput ?? (keepsType ? device?.Throughput : null));

        var key = EncryptionRules.KeyForVolume(new EncryptionRequest
        {
            SourceSnapshotId = source?.Id,
            SourceKey = source?.KeyArn,
            IsOwn = source is null || source.OwnerId == call.AccountId,
            Encrypted = request?.Encrypted ?? (source is null && device is { Encrypted: true } ? true : null),
            Key = request?.KmsKeyId,
            EncryptionByDefault = call.Settings.EncryptionByDefault,
            DefaultKey = call.Settings.DefaultKey,
        });
        var deletes = request?.DeleteOnTermination ?? device?.DeleteOnTermination ?? true;
        return new LaunchDevice((device?.DeviceName ?? request?.DeviceName)!, shape, source, key, deletes);
    }

    private static Snapshot? SourceOf(Call call, ImageDevice? device, BlockDeviceRequest? request)
    {
        if (request?.SnapshotId is { } requestedId && requestedId != device?.SnapshotId)
        {
            return SnapshotLookup.Completed(call, requestedId);
        }

        // Launch permission on the image is enough for its own snapshots.
        return device?.SnapshotId is { } own
            ? SnapshotLookup.Usable(call.Region.Snapshots.GetValueOrDefault(own) ?? throw SnapshotErrors.NotFound(own))
            : null;
    }
}

/// <summary>One volume of an instance that is being launched.</summary>
internal sealed record LaunchDevice(string DeviceName, VolumeShape Shape, Snapshot? Source, string? Key, bool DeleteOnTermination);
