namespace AmiPipeline.Planning.Facts;

/// <summary>What counts of a committed image for its deprecation.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Deprecated">When it is deprecated, now or later; null for never.</param>
public sealed record CommittedTimes(string ImageId, DateTimeOffset Created, DateTimeOffset? Deprecated);
