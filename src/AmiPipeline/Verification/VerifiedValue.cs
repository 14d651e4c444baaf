namespace AmiPipeline.Verification;

/// <summary>A value of a verified image or device, in words: <c>yes</c> and <c>no</c>, and <c>none</c> for what is off, empty or not there.</summary>
public sealed record VerifiedValue
{
    /// <summary>The value's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the plan says; null if the source does not report it, so that nothing was compared.</summary>
    public string? Planned { get; init; }

    /// <summary>What EC2 shows.</summary>
    public required string Found { get; init; }
}
