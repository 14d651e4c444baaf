namespace AmiPipeline.Functions.Sharing;

/// <summary>What of a source has to be shared, once it is known that it can be.</summary>
/// <param name="SnapshotIds">The image's snapshots.</param>
/// <param name="KeyArns">The keys of the source's account that the snapshots are under.</param>
internal sealed record ShareableSource(IReadOnlyList<string> SnapshotIds, IReadOnlyList<string> KeyArns);
