namespace AmiPipeline.Functions.Images;

/// <summary>What CommitImage did.</summary>
/// <param name="ResourceIds">The image and its snapshots, which are committed.</param>
/// <param name="Before">Whether they were committed before, by the same request.</param>
public sealed record CommitImageOutput(IReadOnlyList<string> ResourceIds, bool Before = false);
