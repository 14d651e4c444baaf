namespace AmiPipeline.Simulator.World;

/// <summary>A watermark that an image's owner has attached to it, and that images made of it inherit.</summary>
/// <param name="Key">Who attached it and its name, as <c>accountId:watermarkName</c>.</param>
/// <param name="SourceImageId">The image that it was attached to.</param>
/// <param name="SourceImageRegion">That image's Region.</param>
/// <param name="SourceImageCreationTime">When that image was made.</param>
/// <param name="CreationTime">When the watermark was attached.</param>
internal sealed record ImageWatermark(string Key, string SourceImageId, string SourceImageRegion, DateTimeOffset SourceImageCreationTime, DateTimeOffset CreationTime);
