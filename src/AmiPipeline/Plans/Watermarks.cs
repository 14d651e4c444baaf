using AmiPipeline.Requests;

namespace AmiPipeline.Plans;

/// <summary>Watermarks of images: keys <c>accountId:watermarkName</c>, by which an account's Allowed AMIs setting can choose.</summary>
/// <remarks>CreateImage and CopyImage carry them to what they make (EC2 API Reference, AttachImageWatermark); RegisterImage, which knows no source, cannot.</remarks>
internal static class Watermarks
{
    /// <summary>That a registered image lacks some, in a line; none if it lacks none.</summary>
    /// <param name="keys">The keys of those that its source has; null if they are not known.</param>
    /// <param name="publish">What is published of the image, which may attach the same again; null for nothing.</param>
    /// <param name="accountId">The image's account.</param>
    public static IReadOnlyList<string> Lost(IReadOnlyList<string>? keys, RequestPublish? publish, string accountId)
    {
        List<string> lost = [.. (keys ?? []).Except(publish?.WatermarkKeys(accountId) ?? [])];
        return lost.Count == 0 ? [] : [$"the watermark{(lost.Count == 1 ? "" : "s")} {string.Join(", ", lost)} {(lost.Count == 1 ? "is" : "are")} lost: RegisterImage carries none over"];
    }
}
