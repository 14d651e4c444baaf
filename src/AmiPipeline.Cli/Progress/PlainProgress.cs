using AmiPipeline.Reports.Progress;
using Spectre.Console;

namespace AmiPipeline.Cli.Progress;

/// <summary>Plain lines, for pipes, files and terminals without colors.</summary>
/// <param name="console">Where to.</param>
internal sealed class PlainProgress(IAnsiConsole console) : IProgressView
{
    private readonly TextWriter _writer = console.Profile.Out.Writer;

    public void Show(ProgressLine line)
    {
        var details = line.Details(console.Profile.Width, signWidth: 0);
        _writer.WriteLine($"{line.Clock}{line.Title}{details[0]}".TrimEnd());
        foreach (var detail in details.Skip(1))
        {
            _writer.WriteLine(detail);
        }
    }

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
        // A file has no lines that can be replaced.
    }
}
