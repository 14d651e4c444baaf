namespace AmiPipeline.Planning.Facts;

/// <summary>How much of what has a quota the account has in the Region.</summary>
/// <param name="Images">Its images.</param>
/// <param name="Snapshots">Its snapshots.</param>
/// <param name="StorageGiB">The storage of its volumes in GiB, by volume type.</param>
public sealed record UsageFacts(int Images, int Snapshots, IReadOnlyDictionary<string, int> StorageGiB);
