using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>
/// An image of another account is copied as a whole before its copy is the source of the route <c>snapshots</c>: DescribeImageAttribute returns the UEFI variable
/// store to an image's owner only, and CopyImage takes it along (EC2 API Reference, DescribeImageAttribute; EC2 User Guide, "Copy an AMI").
/// </summary>
internal static class CopyFirst
{
    /// <summary>Whether a copy would show what the image does not.</summary>
    public static bool IsPossible(SourceFacts source, AwsLocation location) =>
        source.Kind == SourceKind.Image && source.OwnerId != location.AccountId && CopyRoute.ImageFault(source, location) is null;

    /// <summary>Whether a route needs it. A route that cannot work even so has been refused before.</summary>
    public static bool IsNeeded(ImageRoute route, SourceFacts source) => route == ImageRoute.Snapshots && SnapshotsRoute.LacksUefiData(source);

    /// <summary>
    /// The encryption parameters of <c>CopyImage</c>: a key that the result has anyway, so that nothing that is to be encrypted is there unencrypted; nothing if
    /// the result has no encrypted copy of the source's snapshots.
    /// </summary>
    public static EncryptionParameters? Encryption(IReadOnlyList<DesiredDevice> desired, AccountFacts account) =>
        desired.Where(device => device.Origin == DeviceOrigin.Source).Select(device => DeviceEncryption.KeyOf(device, account)).OfType<AcceptedKey>().FirstOrDefault() is { } key
            ? new EncryptionParameters(key.KmsKeyId)
            : null;

    /// <summary>
    /// A device whose snapshot is the copy's: under a key, so that what would be left to EC2 for a plain snapshot has to be named. Nothing unencrypts a snapshot: what
    /// is to stay in plain is copied from the original.
    /// </summary>
    public static DevicePlan FromCopy(DevicePlan plan, DesiredDevice device, EncryptionParameters? copy) =>
        copy is null || device.Origin != DeviceOrigin.Source ? plan
        : plan.Expected.Encrypted ? plan with { Encryption = new EncryptionParameters(plan.Expected.AcceptedKeys[0].KmsKeyId) }
        : plan with { SnapshotId = device.Source!.SnapshotId };
}
