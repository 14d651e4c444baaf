using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Facts;

/// <summary>An image that the pipeline has committed, whose tag says that it holds what is requested.</summary>
/// <param name="Image">The image as EC2 shows it now.</param>
/// <param name="SourceImageId">The image that EC2 itself says it was made of; null if EC2 says none, as of a registered one.</param>
/// <param name="Description">Its description; null if it has none.</param>
/// <param name="Tags">Its tags.</param>
public sealed record CompliantImageFacts(ObservedImage Image, string? SourceImageId, string? Description, IReadOnlyDictionary<string, string> Tags);
