namespace AmiPipeline.Simulator.World;

/// <summary>The states of an image that occur here, in EC2's words.</summary>
internal static class ImageState
{
    public const string Pending = "pending";
    public const string Available = "available";
    public const string Failed = "failed";
    public const string Deregistered = "deregistered";
    public const string Disabled = "disabled";
}
