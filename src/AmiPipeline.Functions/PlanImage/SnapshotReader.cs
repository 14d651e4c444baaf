using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the snapshots that a request names.</summary>
internal sealed class SnapshotReader(Ec2Reader reader)
{
    /// <summary>Those of them that exist and can be read, by id.</summary>
    public async Task<IReadOnlyDictionary<string, SnapshotFacts>> ReadAsync(ImageRequest request) =>
        (await reader.SnapshotsAsync([.. request.Volumes.Select(volume => volume.SnapshotId).OfType<string>().Distinct()]))
        .ToDictionary(pair => pair.Key, pair => Facts(pair.Value));

    private static SnapshotFacts Facts(Snapshot snapshot) => new(
        snapshot.SnapshotId, snapshot.State.Value, snapshot.OwnerId, snapshot.Encrypted ?? false, snapshot.KmsKeyId.NullIfEmpty(), snapshot.VolumeSize ?? 0, snapshot.OwnerAlias, Condition(snapshot));

    /// <summary>What EC2 says of a snapshot's state and place.</summary>
    public static SnapshotCondition Condition(Snapshot snapshot) => new(
        snapshot.State?.Value, snapshot.StateMessage.NullIfEmpty(), snapshot.StorageTier?.Value, snapshot.OutpostArn.NullIfEmpty(), snapshot.AvailabilityZone.NullIfEmpty());
}
