using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Facts;

/// <summary>A copy that an earlier execution committed.</summary>
/// <param name="Image">The copy as EC2 shows it now.</param>
/// <param name="SourceId">The image that it is a copy of, by its tag; null if it has none.</param>
public sealed record CommittedCopyFacts(ObservedImage Image, string? SourceId);
