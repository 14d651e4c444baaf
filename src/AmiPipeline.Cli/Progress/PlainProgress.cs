using AmiPipeline.Cli.Reports;

namespace AmiPipeline.Cli.Progress;

/// <summary>Plain lines, for pipes and files.</summary>
/// <param name="writer">Where to.</param>
internal sealed class PlainProgress(TextWriter writer) : IProgressView
{
    public void Show(ProgressLine line) => writer.WriteLine($"{Wording.Clock(line.At),8}  {line.Step,-StepColumn.Width}  {line.Detail}".TrimEnd());

    public void ShowCurrent(TimeSpan at, string activity)
    {
        // A line that is overwritten again has no place in a file.
    }
}
