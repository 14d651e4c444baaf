namespace AmiPipeline.Reports.Lineage;

/// <summary>An image, an instance, or what belongs to neither.</summary>
internal sealed record LineageStage
{
    /// <summary>How many characters a line of a picture has, such as those of a Region and an account.</summary>
    public const int MaxLine = 31;

    /// <summary>Its column, from 0 for the source.</summary>
    public int Column { get; init; }

    /// <summary>What it is, such as <c>Source image</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Its id; null for one that is not there.</summary>
    public string? Id { get; init; }

    /// <summary>More about it, such as its Region.</summary>
    public required string Detail { get; init; }

    /// <summary>Where it is, if that has its own line; empty for none.</summary>
    public string Place { get; init; } = "";

    /// <summary>The number of the step that it is; null for none.</summary>
    public int? Step { get; init; }

    /// <summary>The numbers of the steps that lead to it.</summary>
    public IReadOnlyList<int> MadeBy { get; init; } = [];

    /// <summary>What becomes of it. Default: it stays.</summary>
    public LineageState State { get; init; }

    /// <summary>Why it is not there; empty for one that is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>State, detail and place in a line; may be empty.</summary>
    public string About => string.Join(", ", Facts);

    /// <summary>The same in the lines of a picture: in one each if one for all is too narrow.</summary>
    public IReadOnlyList<string> AboutLines => About.Length is > 0 and <= MaxLine ? [About] : [.. Facts];

    /// <summary>Its volumes or snapshots, in groups.</summary>
    public required IReadOnlyList<LineagePart> Parts { get; init; }

    private IEnumerable<string> Facts => new[] { StateText, Detail, Place }.Where(text => text.Length > 0);

    private string StateText => State switch
    {
        LineageState.Temporary when !Title.StartsWith("Temporary", StringComparison.Ordinal) => "temporary",
        LineageState.Removed => "removed",
        LineageState.Missing => "not made",
        _ => "",
    };
}

/// <summary>Volumes or snapshots that came to a stage in one way.</summary>
/// <param name="Heading">What they are; null if it needs no words.</param>
/// <param name="Steps">The numbers of the steps that made them.</param>
/// <param name="Volumes">The volumes or snapshots.</param>
internal sealed record LineagePart(string? Heading, IReadOnlyList<int> Steps, IReadOnlyList<LineageVolume> Volumes)
{
    /// <summary>Whether it has its own line above it.</summary>
    public bool HasHeading => Heading is not null || Steps.Count > 0;
}
