using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>Turns a desired device into what is done for it on the chosen route, and what the result must look like.</summary>
internal static class DevicePlanner
{
    public static DevicePlan Plan(DesiredDevice device, ImageRoute route, EncryptionParameters? copy, AccountFacts account)
    {
        var encryption = DeviceEncryption.For(device, route, copy, account);
        return new DevicePlan
        {
            DeviceName = device.DeviceName,
            Origin = device.Origin,
            InSource = device.Source is not null,
            CreatesVolume = CreatesVolume(device, route),
            SnapshotId = device.Snapshot?.SnapshotId,
            Encryption = encryption.Parameters,
            Changed = device.Changed,
            Expected = device.Origin == DeviceOrigin.SourceEmpty
                ? new() { HasSnapshot = false, Encrypted = device.Source!.Encrypted, Volume = device.Volume }
                : new() { Encrypted = encryption.Encrypted, AcceptedKeys = encryption.AcceptedKeys, Volume = device.Volume },
        };
    }

    private static bool CreatesVolume(DesiredDevice device, ImageRoute route) => route switch
    {
        ImageRoute.Instance => device.Source is null,
        ImageRoute.Snapshots => device.Origin == DeviceOrigin.Empty,
        _ => false,
    };
}
