using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Lineage;

/// <summary>The volumes and snapshots of a lineage, stage by stage: each call is for the next stage, whose content is that of the stages before.</summary>
/// <param name="plan">The plan.</param>
/// <param name="made">What was made; null if nothing was yet.</param>
internal sealed class LineageVolumes(ImagePlan plan, LineageResources? made)
{
    private readonly Dictionary<string, LineageVolume> _latest = new(StringComparer.Ordinal);

    /// <summary>Those of the source.</summary>
    public IReadOnlyList<LineageVolume> Source() =>
    [
        .. plan.Devices.Where(device => device.InSource).Select(device => Latest(device.DeviceName, device.Origin == DeviceOrigin.SourceEmpty ? Empty(device) : Content(device, device.DeviceName))),
        .. Ephemerals(),
    ];

    /// <summary>The snapshots that the request names.</summary>
    public IReadOnlyList<LineageVolume> Named() =>
        [.. plan.Devices.Where(device => device.Origin == DeviceOrigin.Snapshot).Select(device => Latest(device.DeviceName, Content(device, device.SnapshotId!)))];

    /// <summary>The snapshots of the captured or copied image.</summary>
    public IReadOnlyList<LineageVolume> Intermediate() =>
        [.. plan.Devices.Where(device => device.InSource && device.Origin == DeviceOrigin.Source).Select(device =>
        {
            // What is to stay unencrypted is copied from the original.
            var snapshot = Intermediate(device);
            return plan.Route == ImageRoute.CopyFirst && plan.CopyEncryption is not null && !device.Expected.Encrypted ? snapshot : Latest(device.DeviceName, snapshot);
        })];

    /// <summary>The volumes that the temporary instance boots from.</summary>
    public IReadOnlyList<LineageVolume> Booted() =>
        [.. plan.BootedDevices().Select(device =>
        {
            var volume = Expected(device, made?.Detached.GetValueOrDefault(device.DeviceName));
            return device.CreatesVolume ? volume : Latest(device.DeviceName, volume);
        })];

    /// <summary>The volumes that are created.</summary>
    public IReadOnlyList<LineageVolume> Created() =>
        [.. plan.Devices.Where(device => device.CreatesVolume).Select(device => Latest(device.DeviceName, Expected(device, made?.Volumes.GetValueOrDefault(device.DeviceName))))];

    /// <summary>The snapshots of the image: as they were found or, without an image, as they must be.</summary>
    public IReadOnlyList<LineageVolume> Result() =>
    [
        .. plan.Devices.Select(device => !device.Expected.HasSnapshot ? Empty(device)
            : made?.Image?.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName) is { } found ? Found(found) with { From = _latest.GetValueOrDefault(device.DeviceName) }
            : Expected(device, null)),
        .. Ephemerals(),
    ];

    /// <summary>A snapshot as it was found.</summary>
    /// <param name="found">The device of the verified image.</param>
    public static LineageVolume Found(VerifiedDevice found) => new()
    {
        Name = found.DeviceName,
        Id = found.SnapshotId ?? "empty at launch",
        SizeGiB = found.SizeGiB,
        Encryption = found.SnapshotId is null ? LineageEncryption.None : found.Encrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
        Keys = found.KmsKeyId is { } key ? [key] : [],
    };

    private LineageVolume Latest(string deviceName, LineageVolume volume) => _latest[deviceName] = volume;

    private LineageVolume Intermediate(DevicePlan device)
    {
        var content = Content(device, device.DeviceName) with { From = _latest[device.DeviceName] };
        return plan.Route == ImageRoute.Capture ? content
            : plan.CopyEncryption is { KmsKeyId: { } key } ? content with { Encryption = LineageEncryption.Encrypted, Keys = [key] }
            : content with { Keys = [] };
    }

    private static LineageVolume Content(DevicePlan device, string name) => new()
    {
        Name = name,
        SizeGiB = device.Changed || device.Origin == DeviceOrigin.Snapshot ? null : device.Expected.Volume.SizeGiB,
        Encryption = device.ContentEncrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
        Keys = device.ContentKey is { } key ? [key.KmsKeyArn] : [],
    };

    private LineageVolume Expected(DevicePlan device, string? id) => new()
    {
        Name = device.DeviceName,
        Id = id,
        SizeGiB = device.Expected.Volume.SizeGiB,
        Encryption = device.Expected.Encrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
        Keys = [.. device.Expected.AcceptedKeys.Select(key => key.KmsKeyId)],
        From = _latest.GetValueOrDefault(device.DeviceName),
    };

    private static LineageVolume Empty(DevicePlan device) => new() { Name = device.DeviceName, Id = "empty at launch", SizeGiB = device.Expected.Volume.SizeGiB, Encryption = LineageEncryption.None };

    private IEnumerable<LineageVolume> Ephemerals() =>
        (plan.Ephemerals ?? []).Select(device => new LineageVolume { Name = device.DeviceName, Id = $"instance store {device.VirtualName}", Encryption = LineageEncryption.None });
}
