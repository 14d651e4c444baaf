namespace AmiPipeline.Functions.Images;

/// <summary>What CommitImage did.</summary>
/// <param name="ResourceIds">The image and its snapshots, now committed; empty where they were before.</param>
public sealed record CommitImageOutput(IReadOnlyList<string> ResourceIds);
