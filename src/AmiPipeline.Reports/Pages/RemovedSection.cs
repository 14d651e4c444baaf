using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Pages;

/// <summary>What was removed, what remains, and what to do about it.</summary>
internal static class RemovedSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        var cleanUp = content.Report.CleanUp;
        if (cleanUp.Removed.Count == 0)
        {
            markup.Element("p", EndText.Removed(content.Report));
        }
        else
        {
            using var list = markup.Begin("ul");
            foreach (var id in cleanUp.Removed)
            {
                markup.Element("li", id, ("class", "mono"));
            }
        }

        if (cleanUp.Uncertain.Count > 0)
        {
            markup.Element("h3", "Uncertain");
            using var list = markup.Begin("ul", ("class", "warn"));
            foreach (var text in EndText.Uncertain(content.Report))
            {
                markup.Element("li", text);
            }
        }

        if (!cleanUp.IsComplete)
        {
            markup.Element("h3", "Remaining");
            using var list = markup.Begin("ul", ("class", "bad"));
            foreach (var text in cleanUp.Remaining.Select(resource => resource.ToString()).Concat(cleanUp.ListingFailures))
            {
                markup.Element("li", text);
            }
        }

        if (content.NextCommand is { } command)
        {
            markup.Element("p", "Remove it with:");
            markup.Element("pre", command, ("tabindex", 0));
        }
    }
}
