namespace AmiPipeline.Functions.Sharing;

/// <summary>What of an image has to be shared for another account to copy it.</summary>
/// <param name="SnapshotIds">The image's snapshots.</param>
/// <param name="KeyArns">The keys that the snapshots are under; of a source, those of its account.</param>
internal sealed record ShareableSource(IReadOnlyList<string> SnapshotIds, IReadOnlyList<string> KeyArns);
