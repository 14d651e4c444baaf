namespace AmiPipeline.Reports.Costs;

/// <summary>What an execution uses of what AWS charges for. Sizes are those of volumes: EBS charges for the blocks that have been written, which are no more.</summary>
internal sealed record Quantities
{
    /// <summary>The Region of the image.</summary>
    public required string Region { get; init; }

    /// <summary>New snapshots that stay, by Region.</summary>
    public required IReadOnlyList<(string Region, int GiB)> Snapshots { get; init; }

    /// <summary>Data that goes to other Regions.</summary>
    public required IReadOnlyList<(string To, int GiB)> Transfers { get; init; }

    /// <summary>Temporary volumes, by type, and whether they have a performance that is charged besides their size.</summary>
    public required IReadOnlyList<(string Type, bool HasPerformance, int GiB)> Volumes { get; init; }

    /// <summary>The type of the temporary instance; null for none.</summary>
    public string? InstanceType { get; init; }

    /// <summary>What it is billed as, such as <c>Linux/UNIX</c>; null if that is not known.</summary>
    public string? Platform { get; init; }

    /// <summary>How long temporary resources exist: of a plan, about.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>State transitions.</summary>
    public required long Transitions { get; init; }

    /// <summary>Whether all of it is to come: then times are estimated, and there may be more transitions.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Whether EC2 charges for the speed of copies, too.</summary>
    public bool IsTimeBased { get; init; }
}
