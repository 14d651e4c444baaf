namespace AmiPipeline.Simulator.Inspection;

/// <summary>Something that an account has in a Region: a resource of any kind, a key, a grant, a parameter, or its settings.</summary>
public sealed record InventoryItem
{
    /// <summary>The account that owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region's name.</summary>
    public required string Region { get; init; }

    /// <summary>What it is, such as <c>image</c> or <c>security-group</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id, which is unique among the items.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is only remembered: a terminated instance, a deregistered image.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether it is there without anybody having made it: an AWS managed key, which comes with its first use, and settings that are as AWS has them at first.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Its tags; empty for what has none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>All of it on one line, including whom it is shared with: two items with the same text are equal.</summary>
    public required string Text { get; init; }
}
