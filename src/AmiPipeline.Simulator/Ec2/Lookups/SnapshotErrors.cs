namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The errors of snapshots, with EC2's codes and texts.</summary>
internal static class SnapshotErrors
{
    public static ServiceErrorException NotFound(string id) =>
        new("InvalidSnapshot.NotFound", $"The snapshot '{id}' does not exist.");

    public static ServiceErrorException InUse(string id, string imageId) =>
        new("InvalidSnapshot.InUse", $"The snapshot {id} is currently in use by {imageId}");

    public static ServiceErrorException InvalidState(string state) =>
        new("IncorrectState", $"Snapshot is in invalid state - {state}");

    public static ServiceErrorException NotOwned(string id) =>
        new("AuthFailure", $"Not authorized for snapshot:{id}");
}
