using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Committed;

/// <summary>What the request would make now, to hold the committed image against.</summary>
/// <param name="Source">The source as it is now.</param>
/// <param name="Plan">The plan; null if the request could not be met any more.</param>
/// <param name="Problems">Why not.</param>
internal sealed record NewImage(SourceFacts Source, ImagePlan? Plan, IReadOnlyList<Problem> Problems);
