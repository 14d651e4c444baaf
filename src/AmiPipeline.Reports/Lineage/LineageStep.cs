namespace AmiPipeline.Reports.Lineage;

/// <summary>A step: a state that something is in, or a call.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Call">The calls, such as <c>CopyImage</c>; null for a state.</param>
/// <param name="About">What follows the calls in a line, with its punctuation; or the state.</param>
internal sealed record LineageStep(int Number, string? Call, string About)
{
    /// <summary>Both in a line.</summary>
    public string Text => Call + About;
}
