namespace AmiPipeline.Planning;

/// <summary>Whether one <c>CopyImage</c> gives the wanted image. It takes one key at most, for all snapshots.</summary>
internal static class CopyRule
{
    /// <summary>Why <c>CopyImage</c> cannot give the wanted image, or null.</summary>
    public static string? Fault(IReadOnlyList<DeviceWish> wishes, SourceFacts source, AwsLocation location)
    {
        if (wishes.FirstOrDefault(wish => wish.IsAdded) is { } added)
        {
            return added.Source is null ? $"CopyImage adds no volumes ({added.DeviceName})" : $"CopyImage does not encrypt a mapping without a snapshot ({added.DeviceName})";
        }

        if (wishes.FirstOrDefault(wish => wish.Changed) is { } changed)
        {
            return $"CopyImage changes no volume ({changed.DeviceName})";
        }

        if (source.OwnerAlias == "aws-marketplace" && source.OwnerId != location.AccountId)
        {
            return "EC2 does not copy images from AWS Marketplace to another account";
        }

        if (source.OwnerAlias != "amazon" && wishes.FirstOrDefault(wish => wish.Source is { HasContent: true, Readable: false }) is { } unreadable)
        {
            return $"the snapshot {unreadable.Source!.SnapshotId} of {unreadable.DeviceName} is not shared with account {location.AccountId}";
        }

        return KeyFault([.. wishes.Where(wish => wish.Origin == DeviceOrigin.Source)]);
    }

    /// <summary>The encryption parameters of the call: the key wherever one is wanted for all, nothing where statuses are preserved apart.</summary>
    public static EncryptionParameters? Encryption(IReadOnlyList<DeviceWish> wishes, AwsLocation location)
    {
        var snapshots = wishes.Where(wish => wish.Origin == DeviceOrigin.Source).ToList();
        if (snapshots.FirstOrDefault(wish => wish.Key is not null) is { } keyed)
        {
            return keyed.Key!.Parameters;
        }

        // Preserving, and all under one key of ours: naming it is right under both of EC2's texts on CopyImage without a key.
        var keys = snapshots.Select(wish => wish.ContentOwnerId == location.AccountId ? wish.ContentKeyArn : null).Distinct().ToList();
        return keys is [{ } only] ? new EncryptionParameters(only) : null;
    }

    private static string? KeyFault(IReadOnlyList<DeviceWish> snapshots)
    {
        var keys = snapshots.Where(wish => wish.Key is not null).Select(wish => wish.Key!.Accepted.KmsKeyId).Distinct().ToList();
        if (keys.Count > 1)
        {
            return $"CopyImage takes one key for all snapshots, and {keys.Count} are asked for";
        }

        var apart = keys.Count == 0 ? null : snapshots.FirstOrDefault(wish => wish.Key is null && wish.ContentKeyArn != keys[0]);
        return apart is null ? null : $"CopyImage would put {apart.DeviceName} under the key too, and its status is to be preserved";
    }
}
