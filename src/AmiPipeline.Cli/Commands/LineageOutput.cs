using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Commands;

/// <summary>Shows an image's lineage as far as the command line wants it.</summary>
/// <param name="terminal">Where the tree is printed.</param>
/// <param name="views">What the command line wants.</param>
internal sealed class LineageOutput(Terminal terminal, ViewArguments views)
{
    /// <summary>Shows it.</summary>
    /// <param name="lineage">The lineage; null if the execution did not come to a plan.</param>
    /// <param name="keys">Short names of keys.</param>
    /// <param name="title">The picture's title.</param>
    /// <returns>Whether all is shown that could be.</returns>
    public bool Write(LineageGraph? lineage, KeyNames keys, string title)
    {
        if (lineage is null)
        {
            WriteMissing();
            return true;
        }

        if (views.Tree)
        {
            terminal.OutWriter.WriteLine();
            foreach (var line in new LineageText(lineage, keys).Lines())
            {
                terminal.Out.WriteWhole((line, "default"));
            }
        }

        return views.Picture?.Write(new LineagePicture(lineage, keys).ToSvg(title), terminal.ErrorWriter) ?? true;
    }

    private void WriteMissing()
    {
        if (views.Tree || views.Picture is not null)
        {
            terminal.ErrorWriter.WriteLine($"The execution did not come to a plan: there is no lineage to show{(views.Picture is { } picture ? $", and {picture.Path} is not written" : "")}.");
        }
    }
}
