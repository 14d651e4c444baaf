namespace AmiPipeline.Verification;

/// <summary>A value of a verified image or device, in words: <c>yes</c> and <c>no</c>, and <c>none</c> for what is off, empty or not there.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Planned">What the plan says; null where the source does not report it, so that nothing was compared.</param>
/// <param name="Found">What EC2 shows.</param>
public sealed record VerifiedValue(string Name, string? Planned, string Found);
