namespace AmiPipeline.Simulator.World;

/// <summary>The states of an image, in EC2's words. The last three come from the account's file alone.</summary>
internal static class ImageState
{
    public const string Pending = "pending";
    public const string Available = "available";
    public const string Failed = "failed";
    public const string Deregistered = "deregistered";
    public const string Disabled = "disabled";
    public const string Invalid = "invalid";
    public const string Transient = "transient";
    public const string Error = "error";
}
