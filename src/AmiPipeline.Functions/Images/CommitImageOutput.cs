namespace AmiPipeline.Functions.Images;

/// <summary>What CommitImage did.</summary>
/// <param name="ResourceIds">The image and its snapshots, which are committed.</param>
/// <param name="Before">Whether they were committed before, by the same request.</param>
/// <param name="NotNow">Whether nothing is committed now, since the image waits for its copies, or does not stay.</param>
public sealed record CommitImageOutput(IReadOnlyList<string> ResourceIds, bool Before = false, bool NotNow = false);
