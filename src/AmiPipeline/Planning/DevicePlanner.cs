namespace AmiPipeline.Planning;

/// <summary>Turns a wish into what is done for the device on the chosen route, and what the result must look like.</summary>
internal static class DevicePlanner
{
    public static DevicePlan Plan(DeviceWish wish, ImageRoute route, EncryptionParameters? copy, AccountFacts account)
    {
        var encryption = EncryptionRule.For(wish, route, copy, account);
        return new DevicePlan
        {
            DeviceName = wish.DeviceName,
            Origin = wish.Origin,
            InSource = wish.Source is not null,
            SnapshotId = wish.Snapshot?.SnapshotId,
            Encryption = encryption.Parameters,
            Changed = wish.Changed,
            Expected = wish.Origin == DeviceOrigin.SourceEmpty ? EmptyMapping(wish) : Expected(wish, encryption),
        };
    }

    private static ExpectedDevice Expected(DeviceWish wish, EncryptionRule encryption) => new()
    {
        Encrypted = encryption.AcceptedKeys.Count > 0,
        AcceptedKeys = encryption.AcceptedKeys,
        SizeGiB = wish.SizeGiB,
        VolumeType = wish.VolumeType,
        Iops = wish.Iops,
        Throughput = wish.Throughput,
        DeleteOnTermination = wish.DeleteOnTermination,
    };

    private static ExpectedDevice EmptyMapping(DeviceWish wish) => new()
    {
        HasSnapshot = false,
        Encrypted = wish.Source!.Encrypted,
        SizeGiB = wish.SizeGiB,
        VolumeType = wish.VolumeType,
        Iops = wish.Iops,
        Throughput = wish.Throughput,
        DeleteOnTermination = wish.DeleteOnTermination,
    };
}
