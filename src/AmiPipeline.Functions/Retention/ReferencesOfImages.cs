namespace AmiPipeline.Functions.Retention;

/// <summary>What refers to images.</summary>
/// <param name="Found">For a person, by image.</param>
/// <param name="Unknown">Why there may be more, for a person; null if there is not.</param>
internal sealed record ReferencesOfImages(ILookup<string, string> Found, string? Unknown)
{
    /// <summary>What refers to one.</summary>
    public IEnumerable<string> To(string imageId) => Found[imageId];
}
