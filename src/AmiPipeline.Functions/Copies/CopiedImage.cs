using AmiPipeline.Functions.Images;

namespace AmiPipeline.Functions.Copies;

/// <summary>The committed image as the source of its copies: read at most once in a pass, and only if a copy needs it.</summary>
/// <param name="reader">Reads where the image is.</param>
/// <param name="plan">The image's plan.</param>
/// <param name="image">The image.</param>
internal sealed class CopiedImage(Ec2Reader reader, ImagePlan plan, ImageWithCopies image)
{
    private readonly Lazy<Task<Contents>> _contents = new(async () =>
    {
        var found = await reader.VisibleOwnImageAsync(image.ImageId);
        return new Contents(ImageMapping.Attributes(found, await reader.UefiDataAsync(found)), ImageMapping.Ephemerals(found.BlockDeviceMappings), ImageMapping.Watermarks(found));
    });

    /// <summary>The image.</summary>
    public SourceImage Id => new(image.ImageId, image.Location);

    /// <summary>The plan by which a copy is made and compared.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the image.</exception>
    public async Task<ImagePlan> CompleteAsync(CopyPlan copy)
    {
        var contents = await _contents.Value;
        return copy.Complete(plan, image.ImageId, contents.Attributes, contents.Ephemerals, contents.Watermarks);
    }

    private sealed record Contents(ImageAttributes Attributes, IReadOnlyList<EphemeralDevice> Ephemerals, IReadOnlyList<string> Watermarks);
}
