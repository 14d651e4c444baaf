namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The image that the new one is made from: the request's source, or the image that was captured of its instance or copied first.</summary>
/// <param name="ImageId">The image's id; empty until a source instance is captured.</param>
/// <param name="Location">The account and Region that it is read in.</param>
public sealed record SourceImage(string ImageId, AwsLocation Location);
