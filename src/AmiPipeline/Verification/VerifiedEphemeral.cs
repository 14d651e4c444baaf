namespace AmiPipeline.Verification;

/// <summary>One instance store volume of a verified image.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="Planned">The virtual name that the plan says, such as <c>ephemeral0</c>; null where the source does not tell it, so that nothing was compared.</param>
/// <param name="Found">The virtual name that EC2 shows.</param>
public sealed record VerifiedEphemeral(string DeviceName, string? Planned, string Found);
