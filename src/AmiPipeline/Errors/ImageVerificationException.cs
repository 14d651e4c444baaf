namespace AmiPipeline.Errors;

/// <summary>The finished image is not what the plan says it must be.</summary>
/// <param name="message">The image, and a table of the differences: what, expected, found.</param>
public sealed class ImageVerificationException(string message) : PipelineException(message);
