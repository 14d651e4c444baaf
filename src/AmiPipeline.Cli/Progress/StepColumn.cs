namespace AmiPipeline.Cli.Progress;

/// <summary>The column of steps.</summary>
internal static class StepColumn
{
    /// <summary>As wide as the longest name of a step in the pipeline's document.</summary>
    public const int Width = 26;
}
