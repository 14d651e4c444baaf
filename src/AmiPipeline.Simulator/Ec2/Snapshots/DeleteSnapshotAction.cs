using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>DeleteSnapshot: not while an image uses it, and not while it is being copied.</summary>
internal sealed class DeleteSnapshotAction : IEc2Action
{
    public string Name => "DeleteSnapshot";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var snapshot = SnapshotLookup.Owned(call, call.Parameters.Required("SnapshotId"));
        if (SnapshotLookup.UserOf(call.Region, snapshot.Id) is { } image)
        {
            throw SnapshotErrors.InUse(snapshot.Id, image.Id);
        }

        if (snapshot is { IsCopy: true, State: SnapshotState.Pending })
        {
            throw SnapshotErrors.InvalidState(snapshot);
        }

        call.Ready();
        call.Region.Snapshots.Remove(snapshot.Id);
        answer.Element("return", true);
    }
}
