using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>
/// DescribeSnapshots: an unknown id is an error, one that the caller may not read is left out (EC2 API Reference).
/// </summary>
internal sealed class DescribeSnapshotsAction : IEc2Action
{
    private static readonly FilterTable<Snapshot> Table = new(new()
    {
        ["description"] = snapshot => [snapshot.Description],
        ["encrypted"] = snapshot => [snapshot.KeyArn is null ? "false" : "true"],
        ["owner-id"] = snapshot => [snapshot.OwnerId],
        ["snapshot-id"] = snapshot => [snapshot.Id],
        ["status"] = snapshot => [snapshot.State],
        ["volume-id"] = snapshot => [snapshot.VolumeId],
        ["volume-size"] = snapshot => [snapshot.SizeGiB.ToString()],
    });

    public string Name => "DescribeSnapshots";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("SnapshotId");
        var owners = call.Parameters.List("Owner").ConvertAll(owner => owner == "self" ? call.AccountId : owner);
        var restorableBy = call.Parameters.List("RestorableBy").ConvertAll(user => user == "self" ? call.AccountId : user);
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        if (ids.Count > 0 && page.MaxResults is not null)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", "The parameter snapshotSet cannot be used with the parameter maxResults");
        }

        ids.ForEach(SnapshotLookup.CheckId);
        Table.Check(filters, Name);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Distinct().Select(id => Known(call, id)) : call.Region.Snapshots.Values;
        var found = candidates
            .Where(snapshot => snapshot.VisibleFrom <= call.Now && snapshot.IsReadableBy(call.AccountId))
            .Where(snapshot => owners.Count == 0 || owners.Contains(snapshot.OwnerId))
            .Where(snapshot => restorableBy.Count == 0 || restorableBy.Exists(snapshot.IsReadableBy))
            .Where(snapshot => Table.Matches(snapshot, filters, call.Now))
            .ToList();

        answer.List("snapshotSet", page.Of(found, answer), snapshot => SnapshotXml.WriteDescription(answer, snapshot, call.Now));
    }

    private static Snapshot Known(Call call, string id) =>
        call.Region.Snapshots.GetValueOrDefault(id) is { } snapshot && snapshot.VisibleFrom <= call.Now
            ? snapshot
            : throw SnapshotErrors.NotFound(id);
}
