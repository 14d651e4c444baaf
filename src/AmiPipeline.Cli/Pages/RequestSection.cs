using AmiPipeline.Cli.Html;
using AmiPipeline.Documents;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Pages;

/// <summary>The request that the execution was started with, and the keys by their ARNs.</summary>
internal static class RequestSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        var request = content.Report.History.FirstOrDefault(one => one.Type == HistoryEventType.ExecutionStarted)?.Input;
        if (request is null)
        {
            markup.Element("p", "The history does not have it.");
        }
        else
        {
            markup.Element("pre", ReadableJson.Indent(request), ("tabindex", 0));
        }

        if (content.Lineage is { Keys: { Count: > 0 } keys })
        {
            var table = new HtmlTable("Keys by their names here", "Key", "ARN");
            foreach (var key in keys)
            {
                table.Add(content.Key(key), HtmlCell.Mono(key));
            }

            table.WriteTo(markup);
        }
    }
}
