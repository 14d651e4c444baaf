namespace AmiPipeline.Verification;

/// <summary>A parameter that names an image.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record PublishedParameter(string Name, long Version);
