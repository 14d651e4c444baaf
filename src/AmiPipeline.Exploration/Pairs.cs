namespace AmiPipeline.Exploration;

/// <summary>Which pairs of faults are explored besides the single ones.</summary>
public enum Pairs
{
    /// <summary>None.</summary>
    None,

    /// <summary>A sample that follows from the seed.</summary>
    Sample,

    /// <summary>All.</summary>
    All,
}
