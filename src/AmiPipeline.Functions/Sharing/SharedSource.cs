namespace AmiPipeline.Functions.Sharing;

/// <summary>What ShareSource gave, or UnshareSource took back.</summary>
/// <param name="AccountId">The source's account; null if the source is the pipeline's own.</param>
/// <param name="ResourceIds">The image, the snapshots and the keys' ARNs. What the pipeline's account had access to anyway is not among them.</param>
public sealed record SharedSource(string? AccountId, IReadOnlyList<string> ResourceIds)
{
    /// <summary>Nothing was to be done.</summary>
    public static SharedSource Nothing { get; } = new(null, []);
}
