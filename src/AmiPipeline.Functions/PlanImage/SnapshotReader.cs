using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads snapshots. By filter: EC2 then leaves out what does not exist or cannot be read, instead of failing the call.</summary>
internal sealed class SnapshotReader(IAmazonEC2 ec2)
{
    /// <summary>The snapshots that a request names, by id.</summary>
    public async Task<IReadOnlyDictionary<string, SnapshotFacts>> ReadAsync(ImageRequest request) =>
        (await ReadAsync(request.Volumes.Select(volume => volume.SnapshotId).OfType<string>().Distinct()))
        .ToDictionary(pair => pair.Key, pair => Facts(pair.Value));

    /// <summary>The snapshots among some ids that the account can read.</summary>
    public async Task<Dictionary<string, Snapshot>> ReadAsync(IEnumerable<string> snapshotIds)
    {
        var ids = snapshotIds.ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var response = await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { Filters = [new Filter("snapshot-id", ids)] });
        return (response.Snapshots ?? []).ToDictionary(snapshot => snapshot.SnapshotId);
    }

    private static SnapshotFacts Facts(Snapshot snapshot) => new(
        snapshot.SnapshotId, snapshot.State.Value, snapshot.OwnerId, snapshot.Encrypted ?? false, snapshot.KmsKeyId, snapshot.VolumeSize ?? 0, snapshot.OwnerAlias);
}
