using System.Globalization;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.Images;

/// <summary>The times of an image, which EC2 gives as texts.</summary>
internal static class ImageTimes
{
    public static CommittedTimes From(Image image) => new(
        image.ImageId,
        Parse(image.CreationDate) ?? throw new ResourceNotVisibleException($"DescribeImages does not show when {image.ImageId} was made."),
        Parse(image.DeprecationTime));

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
