namespace AmiPipeline.Simulator.Snapshots;

/// <summary>The errors of snapshots, with EC2's codes and texts.</summary>
internal static class SnapshotErrors
{
    public static Ec2ErrorException NotFound(string id) =>
        new("InvalidSnapshot.NotFound", $"The snapshot '{id}' does not exist.");

    public static Ec2ErrorException InUse(string id, string imageId) =>
        new("InvalidSnapshot.InUse", $"The snapshot {id} is currently in use by {imageId}");

    public static Ec2ErrorException InvalidState(string state) =>
        new("IncorrectState", $"Snapshot is in invalid state - {state}");

    public static Ec2ErrorException NotOwned(string id) =>
        new("AuthFailure", $"Not authorized for snapshot:{id}");
}
