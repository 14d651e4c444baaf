using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>
/// DescribeSnapshots: an unknown id is an error, one that the caller may not read is left out (EC2 API Reference).
/// </summary>
internal sealed class DescribeSnapshotsAction : IEc2Action
{
    private static readonly ResourceQuery<Snapshot> Query = new()
    {
        Action = "DescribeSnapshots",
        All = region => region.Snapshots.Values,
        Lists = new Dictionary<string, Func<Call, string, Snapshot>> { ["SnapshotId"] = Known },
        IdFilter = ("snapshot-id", (region, id) => region.Snapshots.GetValueOrDefault(id)),
        UnpagedSet = "snapshotSet",
        IsShown = (snapshot, call) => snapshot.VisibleFrom <= call.Now && snapshot.IsReadableBy(call.AccountId, call.Region),
        Filters = new()
        {
            { "description", snapshot => snapshot.Description },
            { "encrypted", snapshot => snapshot.KeyArn is not null },
            { "owner-alias", (snapshot, call) => call.Region.SettingsOf(snapshot.OwnerId).OwnerAlias },
            { "owner-id", snapshot => snapshot.OwnerId },
            { "progress", (snapshot, call) => $"{snapshot.ProgressAt(call.Now)}%" },
            { "snapshot-id", snapshot => snapshot.Id },
            { "start-time", snapshot => snapshot.StartTime },
            { "status", snapshot => snapshot.State },
            { "storage-tier", _ => "standard" },
            { "transfer-type", snapshot => snapshot.IsCopy ? snapshot.TransferType : null },
            { "volume-id", snapshot => snapshot.VolumeId },
            { "volume-size", snapshot => snapshot.SizeGiB },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var owners = AccountNames.Owners(call);
        var restorableBy = AccountNames.Users(call, "RestorableBy");

        var found = Query.Find(call, answer, snapshot =>
            (owners.Count == 0 || owners.Contains(snapshot.OwnerId) || owners.Contains(call.Region.SettingsOf(snapshot.OwnerId).OwnerAlias))
            && (restorableBy.Count == 0 || restorableBy.Exists(user => snapshot.IsReadableBy(user, call.Region))));
        answer.List("snapshotSet", found, snapshot => SnapshotXml.WriteDescription(answer, snapshot, call.Now));
    }

    private static Snapshot Known(Call call, string id)
    {
        SnapshotLookup.CheckId(id);
        return call.Region.Snapshots.GetValueOrDefault(id) is { } snapshot && snapshot.VisibleFrom <= call.Now
            ? snapshot
            : throw SnapshotErrors.NotFound(id);
    }
}
