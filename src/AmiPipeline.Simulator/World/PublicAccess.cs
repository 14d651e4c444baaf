namespace AmiPipeline.Simulator.World;

/// <summary>Whether what an account has can be shared publicly, in EC2's words.</summary>
internal static class PublicAccess
{
    public const string Unblocked = "unblocked";

    /// <summary>Nothing more is shared publicly.</summary>
    public const string BlockNew = "block-new-sharing";

    /// <summary>The same, and what is shared publicly is as if it were not; only snapshots have it.</summary>
    public const string BlockAll = "block-all-sharing";
}
