namespace AmiPipeline.Functions.Retention;

/// <summary>What refers to images.</summary>
/// <param name="Found">For a person, by image, of each service.</param>
/// <param name="Unknown">Why there may be more, each for a person.</param>
internal sealed record ReferencesOfImages(IReadOnlyList<ILookup<string, string>> Found, IReadOnlyList<string> Unknown)
{
    /// <summary>For no images.</summary>
    public static ReferencesOfImages None { get; } = new([], []);

    /// <summary>By what one service says.</summary>
    public static ReferencesOfImages From(ILookup<string, string> found, string? unknown) => new([found], unknown is null ? [] : [unknown]);

    /// <summary>With those that another service says.</summary>
    public ReferencesOfImages And(ReferencesOfImages other) => new([.. Found, .. other.Found], [.. Unknown, .. other.Unknown]);

    /// <summary>What refers to one.</summary>
    public IEnumerable<string> To(string imageId) => Found.SelectMany(found => found[imageId]);
}
