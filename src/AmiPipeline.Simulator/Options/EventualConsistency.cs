namespace AmiPipeline.Simulator.Options;

/// <summary>How late what was just made is seen (EC2 API Reference, "Eventual consistency").</summary>
/// <param name="NewIds">How long a new id is answered with NotFound and is missing in lists.</param>
/// <param name="Tags">How long filters by tag miss a new or changed tag.</param>
public sealed record EventualConsistency(TimeSpan NewIds, TimeSpan Tags)
{
    /// <summary>How long a deregistered image still shows, and keeps its name from being used again. Default: not at all.</summary>
    public TimeSpan DeregisteredImages { get; init; }

    /// <summary>
    /// How long the id of a deregistered image is answered with an empty list once it no longer shows, though no instance refers to it; then it is not
    /// found. Default: not at all.
    /// </summary>
    public TimeSpan DeregisteredImageIds { get; init; }

    /// <summary>How long calls still give the tags of a resource as they were before CreateTags changed them. Default: not at all.</summary>
    public TimeSpan FormerTags { get; init; }

    /// <summary>How long a new grant on a KMS key lets nobody use the key yet. Default: not at all.</summary>
    public TimeSpan Grants { get; init; }

    /// <summary>Everything is seen at once.</summary>
    public static EventualConsistency None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);
}
