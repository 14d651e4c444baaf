namespace AmiPipeline.Plans;

/// <summary>Watermarks of images: keys <c>accountId:watermarkName</c>, by which an account's Allowed AMIs setting can choose.</summary>
/// <remarks>CreateImage and CopyImage carry them to what they make (EC2 API Reference, AttachImageWatermark); RegisterImage, which knows no source, cannot.</remarks>
internal static class Watermarks
{
    /// <summary>That a registered image lacks them.</summary>
    /// <param name="keys">Their keys, at least one.</param>
    public static string Lost(IReadOnlyList<string> keys) =>
        $"the watermark{(keys.Count == 1 ? "" : "s")} {string.Join(", ", keys)} {(keys.Count == 1 ? "is" : "are")} lost: RegisterImage carries none over";
}
