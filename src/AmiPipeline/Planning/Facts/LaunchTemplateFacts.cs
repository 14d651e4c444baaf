namespace AmiPipeline.Planning.Facts;

/// <summary>A launch template.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SourceVersion">The version that a new one would be made from.</param>
/// <param name="Image">What that version launches: an image's id, or the name of a parameter after <c>resolve:ssm:</c>; null if it leaves that to the launch.</param>
/// <param name="Snapshots">The device names for which that version names its own snapshot, which would stand in for the image's.</param>
public sealed record LaunchTemplateFacts(string Id, long SourceVersion, string? Image, IReadOnlyList<string> Snapshots)
{
    /// <summary>The same of its default version, if that is to be another; null for nothing, or if the default stays.</summary>
    public string? DefaultImage { get; init; }
}
