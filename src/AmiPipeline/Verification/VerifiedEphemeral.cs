namespace AmiPipeline.Verification;

/// <summary>One instance store volume of a verified image.</summary>
public sealed record VerifiedEphemeral
{
    /// <summary>The device name.</summary>
    public required string DeviceName { get; init; }

    /// <summary>The virtual name that the plan says, such as <c>ephemeral0</c>; null if the source does not report it, so that nothing was compared.</summary>
    public string? Planned { get; init; }

    /// <summary>The virtual name that EC2 shows.</summary>
    public required string Found { get; init; }
}
