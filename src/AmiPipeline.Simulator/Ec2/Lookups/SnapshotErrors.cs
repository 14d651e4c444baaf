namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The errors of snapshots, with EC2's codes and texts.</summary>
internal static class SnapshotErrors
{
    public static ServiceErrorException NotFound(string id) =>
        new("InvalidSnapshot.NotFound", $"The snapshot '{id}' does not exist.");

    public static ServiceErrorException InUse(string id, string imageId) =>
        new("InvalidSnapshot.InUse", $"The snapshot {id} is currently in use by {imageId}");

    /// <summary>For an archived snapshot, and for one on an Outpost, EC2's own code and text are not documented.</summary>
    public static ServiceErrorException InvalidState(Snapshot snapshot) => new(
        "IncorrectState",
        $"Snapshot is in invalid state - {(snapshot.State != SnapshotState.Completed ? snapshot.State : snapshot.OutpostArn is null ? "archived" : "on an Outpost")}");

    public static ServiceErrorException NotOwned(string id) =>
        new("AuthFailure", $"Not authorized for snapshot:{id}");
}
