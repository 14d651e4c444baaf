namespace AmiPipeline.Verification;

/// <summary>A version of a launch template that launches an image.</summary>
/// <param name="LaunchTemplateId">The template's id.</param>
/// <param name="Version">The version's number.</param>
/// <param name="IsDefault">Whether it is the template's default.</param>
public sealed record PublishedTemplate(string LaunchTemplateId, long Version, bool IsDefault);
