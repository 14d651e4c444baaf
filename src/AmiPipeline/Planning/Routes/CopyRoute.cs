using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Plans;

namespace AmiPipeline.Planning.Routes;

/// <summary>Whether one <c>CopyImage</c> produces the requested image. It takes one key at most, for all snapshots.</summary>
internal static class CopyRoute
{
    /// <summary>Why <c>CopyImage</c> cannot produce the requested image, or null.</summary>
    public static string? Fault(IReadOnlyList<DesiredDevice> desired, SourceFacts source, AccountFacts account)
    {
        if (desired.FirstOrDefault(device => device.IsAdded) is { } added)
        {
            return added.Source is null ? $"CopyImage adds no volumes ({added.DeviceName})" : $"CopyImage does not encrypt a mapping without a snapshot ({added.DeviceName})";
        }

        if (desired.FirstOrDefault(device => device.Changed) is { } changed)
        {
            return $"CopyImage changes no volume ({changed.DeviceName})";
        }

        return ImageFault(source, account.Location) ?? KeyFault(Snapshots(desired), account);
    }

    /// <summary>Why <c>CopyImage</c> cannot copy the image at all, or null. Who copies has to be able to read its snapshots, whoever owns it.</summary>
    public static string? ImageFault(SourceFacts source, AwsLocation location)
    {
        if (IsOfMarketplace(source) && source.OwnerId != location.AccountId)
        {
            return "EC2 does not copy images from AWS Marketplace to another account";
        }

        return source.Devices.FirstOrDefault(device => device is { HasContent: true, Readable: false }) is { } unreadable
            ? $"the snapshot {unreadable.SnapshotId} of {unreadable.DeviceName} is not shared with account {location.AccountId}"
            : null;
    }

    private static bool IsOfMarketplace(SourceFacts source) =>
        source.OwnerAlias == "aws-marketplace" || source.ProductCodes.Any(code => code.StartsWith("marketplace:", StringComparison.Ordinal));

    /// <summary>The encryption parameters of the call: the key by name wherever all snapshots are to come under one, and nothing otherwise.</summary>
    /// <remarks>EC2's texts disagree on <c>CopyImage</c> without a key; with the key named they agree.</remarks>
    public static EncryptionParameters? Encryption(IReadOnlyList<DesiredDevice> desired, AccountFacts account)
    {
        var keys = Snapshots(desired).Select(device => DeviceEncryption.KeyOf(device, account)?.KmsKeyId).Distinct().ToList();
        return keys is [{ } only] ? new EncryptionParameters(only) : null;
    }

    private static string? KeyFault(IReadOnlyList<DesiredDevice> snapshots, AccountFacts account)
    {
        var keys = snapshots.Where(device => device.Key is not null).Select(device => device.Key!.Accepted.KmsKeyId).Distinct().ToList();
        if (keys.Count > 1)
        {
            return $"CopyImage takes one key for all snapshots, and {keys.Count} are requested";
        }

        var apart = keys.Count == 0 ? null : snapshots.FirstOrDefault(device => DeviceEncryption.KeyOf(device, account)?.KmsKeyId != keys[0]);
        return apart is null ? null : $"CopyImage would put {apart.DeviceName} under the key too, and its status is to be preserved";
    }

    private static List<DesiredDevice> Snapshots(IReadOnlyList<DesiredDevice> desired) => [.. desired.Where(device => device.Origin == DeviceOrigin.Source)];
}
