namespace AmiPipeline.Simulator.World;

/// <summary>The states of a snapshot that occur here, in EC2's words.</summary>
internal static class SnapshotState
{
    public const string Pending = "pending";
    public const string Completed = "completed";
    public const string Error = "error";
}
