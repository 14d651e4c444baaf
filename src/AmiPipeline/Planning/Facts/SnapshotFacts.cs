namespace AmiPipeline.Planning.Facts;

/// <summary>What EC2 says about a snapshot that the request names.</summary>
/// <param name="SnapshotId">Its id.</param>
/// <param name="State">EC2's word for its state, such as <c>completed</c>.</param>
/// <param name="OwnerId">The account that owns it.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
/// <param name="KmsKeyArn">The ARN of its key; null if unencrypted.</param>
/// <param name="SizeGiB">Its size in GiB.</param>
/// <param name="OwnerAlias">amazon, if the owner has that alias.</param>
/// <param name="Condition">What else EC2 says of its state and place; null for nothing.</param>
public sealed record SnapshotFacts(string SnapshotId, string State, string OwnerId, bool Encrypted, string? KmsKeyArn, int SizeGiB, string? OwnerAlias = null, SnapshotCondition? Condition = null);
