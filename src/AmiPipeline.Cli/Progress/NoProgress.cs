using AmiPipeline.Reports.Progress;

namespace AmiPipeline.Cli.Progress;

/// <summary>Shows nothing: the result is a document for a program.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(ProgressLine line)
    {
    }

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
    }
}
