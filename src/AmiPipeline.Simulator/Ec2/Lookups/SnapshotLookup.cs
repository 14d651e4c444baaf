namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds snapshots as a caller may see them.</summary>
internal static class SnapshotLookup
{
    public static void CheckId(string id) => ResourceId.Check(id, "snap-", "InvalidSnapshotID.Malformed");

    /// <summary>A snapshot the caller may read, in any state.</summary>
    public static Snapshot Readable(Call call, string id) => Readable(call, call.Region, id);

    public static Snapshot Readable(Call call, Region region, string id)
    {
        CheckId(id);
        var snapshot = region.Snapshots.GetValueOrDefault(id);
        return snapshot is not null && snapshot.VisibleFrom <= call.Now && snapshot.IsReadableBy(call.AccountId, region)
            ? snapshot
            : throw SnapshotErrors.NotFound(id);
    }

    /// <summary>A completed snapshot the caller may read.</summary>
    public static Snapshot Completed(Call call, string id)
    {
        var snapshot = Readable(call, id);
        return Usable(snapshot);
    }

    /// <summary>The snapshot, if anything can be made of it.</summary>
    public static Snapshot Usable(Snapshot snapshot) => snapshot.CanBeUsed ? snapshot : throw SnapshotErrors.InvalidState(snapshot);

    public static Snapshot Owned(Call call, string id)
    {
        var snapshot = Readable(call, id);
        return snapshot.OwnerId == call.AccountId ? snapshot : throw SnapshotErrors.NotOwned(id);
    }

    /// <summary>The image that keeps a snapshot from being deleted, if there is one.</summary>
    public static Image? UserOf(Region region, string snapshotId) =>
        region.Images.Values.FirstOrDefault(image => image.IsRegistered && image.SnapshotIds.Contains(snapshotId));
}
