namespace AmiPipeline.Reports.Lineage;

/// <summary>An image with the images that it was made of, as far as they are known.</summary>
/// <typeparam name="T">What is known of an image.</typeparam>
/// <param name="Images">From the first source that was followed to the image: the id of each, and what is known of it; null for nothing.</param>
/// <param name="IsCut">Whether the first of them has a source that was not followed.</param>
internal sealed record SourceLine<T>(IReadOnlyList<(string Id, T? Image)> Images, bool IsCut)
    where T : class
{
    /// <summary>Follows an image to its sources.</summary>
    /// <param name="id">The image's id.</param>
    /// <param name="image">The image.</param>
    /// <param name="sourceOf">The id of the source of an image; null for none.</param>
    /// <param name="find">What is known of an image; null for nothing.</param>
    /// <param name="max">The most images, at least 1.</param>
    public static SourceLine<T> Follow(string id, T image, Func<T, string?> sourceOf, Func<string, T?> find, int max)
    {
        var line = new List<(string Id, T? Image)> { (id, image) };
        while (Next() is { } source && line.Count < max)
        {
            line.Insert(0, (source, find(source)));
        }

        return new SourceLine<T>(line, Next() is not null);

        // What was copied from its own copy would have no end.
        string? Next() => line[0].Image is { } known && sourceOf(known) is { } source && line.All(one => one.Id != source) ? source : null;
    }

    /// <summary>What an image of the line is.</summary>
    /// <param name="index">Its index in <see cref="Images"/>.</param>
    public string TitleOf(int index) => index == Images.Count - 1 ? "Image" : index == 0 && !IsCut ? "Source image" : "Intermediate image";
}
