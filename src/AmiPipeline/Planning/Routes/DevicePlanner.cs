using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>Turns a desired device into what is done for it on the chosen route, and what the result must look like.</summary>
internal static class DevicePlanner
{
    /// <summary>The device on a route.</summary>
    /// <param name="device">The device.</param>
    /// <param name="first">The route.</param>
    /// <param name="last">The second route or, if there is none, the same.</param>
    /// <param name="copy">The encryption parameters of <c>CopyImage</c>.</param>
    /// <param name="account">The account.</param>
    /// <param name="keepsBooted">Whether a temporary instance keeps the volumes that it has booted from.</param>
    public static DevicePlan Plan(DesiredDevice device, ImageRoute first, ImageRoute last, EncryptionParameters? copy, AccountFacts account, bool keepsBooted)
    {
        var plan = Plan(device, last, copy, account, keepsBooted);
        return first == ImageRoute.CopyFirst ? CopyFirst.FromCopy(plan, device, copy) : plan;
    }

    private static DevicePlan Plan(DesiredDevice device, ImageRoute route, EncryptionParameters? copy, AccountFacts account, bool keepsBooted)
    {
        var encryption = DeviceEncryption.For(device, route, copy, account);
        return new DevicePlan
        {
            DeviceName = device.DeviceName,
            Origin = device.Origin,
            InSource = device.Source is not null,
            CreatesVolume = CreatesVolume(device, route, keepsBooted),
            SnapshotId = device.Snapshot?.SnapshotId,
            Encryption = encryption.Parameters,
            Changed = device.Changed,
            Expected = device.Origin == DeviceOrigin.SourceEmpty
                ? new() { HasSnapshot = false, Encrypted = device.Source!.Encrypted, Volume = device.Volume }
                : new() { Encrypted = encryption.Encrypted, AcceptedKeys = encryption.AcceptedKeys, Volume = device.Volume },
        };
    }

    private static bool CreatesVolume(DesiredDevice device, ImageRoute route, bool keepsBooted) => route switch
    {
        ImageRoute.Instance => keepsBooted ? device.Source is null : device.Origin != DeviceOrigin.SourceEmpty,
        ImageRoute.Snapshots => device.Origin == DeviceOrigin.Empty,
        _ => false,
    };
}
