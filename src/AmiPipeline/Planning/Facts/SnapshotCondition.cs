namespace AmiPipeline.Planning.Facts;

/// <summary>Whether anything can be made of a snapshot: what EC2 says about where it is, and in which state.</summary>
/// <param name="State">EC2's word for its state, such as <c>completed</c>; null if it is not reported.</param>
/// <param name="StateMessage">Why it is in that state, if EC2 says so.</param>
/// <param name="StorageTier"><c>standard</c> or <c>archive</c>; null if it is not reported.</param>
/// <param name="OutpostArn">The Outpost that it is on; null for a snapshot in the Region.</param>
/// <param name="LocalZone">The Local Zone that it is in; null for a snapshot in the Region.</param>
public sealed record SnapshotCondition(string? State, string? StateMessage = null, string? StorageTier = null, string? OutpostArn = null, string? LocalZone = null)
{
    /// <summary>Why nothing can be made of it, as what follows its id, with the way on; null if it can be used.</summary>
    /// <remarks>EBS User Guide, "Archive Amazon EBS snapshots" and "Amazon EBS local snapshots on Outposts".</remarks>
    /// <param name="snapshotId">Its id.</param>
    internal string? Fault(string snapshotId) =>
        State is not (null or "completed") ? $"is {State}{(StateMessage is null ? "" : $" ({StateMessage})")}; it must be completed"
        : StorageTier == "archive" ? $"is in the archive tier, where nothing can be made of it; restore it first: aws ec2 restore-snapshot-tier --snapshot-id {snapshotId} --permanent-restore"
        : OutpostArn is not null ? $"is on the Outpost {OutpostArn}; take one that is in the Region"
        : LocalZone is not null ? $"is in the zone {LocalZone} only; take one that is in the Region"
        : null;
}
