namespace AmiPipeline.Functions.Sharing;

/// <summary>What some may do with one resource of an image.</summary>
/// <param name="ResourceId">The image, a snapshot or a key.</param>
/// <param name="Access">What: <c>launch</c>, <c>createVolume</c> or <c>grant</c>.</param>
/// <param name="Holders">Who.</param>
public sealed record AccessToResource(string ResourceId, string Access, IReadOnlyCollection<string> Holders);
