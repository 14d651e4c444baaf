namespace AmiPipeline.Functions.Snapshots;

/// <summary>Which snapshot is a device's. If a lost response led to two, the earliest stays; clean-up removes the rest.</summary>
internal static class DeviceSnapshots
{
    /// <summary>The earliest snapshot of each device, by device tag.</summary>
    /// <remarks>Snapshots that EC2 made for an intermediate image carry the execution's tag but no device's: they are none of these.</remarks>
    public static Dictionary<string, Snapshot> Earliest(IEnumerable<Snapshot> snapshots) =>
        snapshots.Select(snapshot => (Device: Ec2Tags.Value(snapshot.Tags, PipelineTags.Device), Snapshot: snapshot))
            .Where(pair => pair.Device is not null)
            .GroupBy(pair => pair.Device!, pair => pair.Snapshot)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(snapshot => snapshot.StartTime).ThenBy(snapshot => snapshot.SnapshotId, StringComparer.Ordinal).First());
}
