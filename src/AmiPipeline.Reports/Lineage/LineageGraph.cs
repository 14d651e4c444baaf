namespace AmiPipeline.Reports.Lineage;

/// <summary>What an image is made of: its source, what is made on the way, the image itself, and its copies. As planned, or as it was.</summary>
internal sealed record LineageGraph
{
    /// <summary>From the source to the image: what is in a column is made of what is in those before it.</summary>
    public required IReadOnlyList<LineageStage> Stages { get; init; }

    /// <summary>The copies, which are side by side; empty for none.</summary>
    public required IReadOnlyList<LineageStage> Copies { get; init; }

    /// <summary>The steps in their order, numbered from 1.</summary>
    public required IReadOnlyList<LineageStep> Steps { get; init; }

    /// <summary>The keys, in the order in which they come up: ARNs or aliases, each once.</summary>
    public IReadOnlyList<string> Keys => [.. Stages.Concat(Copies).SelectMany(stage => stage.Parts).SelectMany(part => part.Volumes).SelectMany(volume => volume.Keys).Distinct()];
}
