namespace AmiPipeline.Verification;

/// <summary>One way in which an image is not what the plan says.</summary>
/// <param name="What">The device and field, or the image's attribute.</param>
/// <param name="Expected">What the plan says.</param>
/// <param name="Found">What EC2 shows.</param>
public sealed record Difference(string What, string Expected, string Found);
