namespace AmiPipeline.Simulator.World;

/// <summary>The states of a volume and of its attachment, in EC2's words.</summary>
internal static class VolumeState
{
    public const string Creating = "creating";
    public const string Available = "available";
    public const string InUse = "in-use";
    public const string Deleting = "deleting";
    public const string Error = "error";
    public const string Attaching = "attaching";
    public const string Attached = "attached";
    public const string Detaching = "detaching";
}
