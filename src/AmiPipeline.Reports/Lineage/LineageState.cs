namespace AmiPipeline.Reports.Lineage;

/// <summary>What becomes of a stage.</summary>
internal enum LineageState
{
    /// <summary>It stays.</summary>
    Kept,

    /// <summary>It is to be removed at the end, or is not known to be.</summary>
    Temporary,

    /// <summary>It is removed.</summary>
    Removed,

    /// <summary>It was to be made, and was not.</summary>
    Missing,
}
