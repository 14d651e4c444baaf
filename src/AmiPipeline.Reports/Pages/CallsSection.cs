using AmiPipeline.Reports.Html;

namespace AmiPipeline.Reports.Pages;

/// <summary>How often each action of AWS was called.</summary>
internal static class CallsSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        if (content.Report.Calls is not { } calls)
        {
            markup.Element("p", "The history of an execution on Step Functions does not have the calls of its functions; CloudTrail does.");
            return;
        }

        var table = new HtmlTable("Calls, the most frequent first", "Action", "Service", "Calls", "Failed");
        foreach (var call in calls.OrderByDescending(call => call.Count).ThenBy(call => call.Action, StringComparer.Ordinal))
        {
            table.Add(HtmlCell.Mono(call.Action), call.Service, HtmlCell.Number(call.Count), call.Failed is { } failed ? HtmlCell.Number(failed) : new("not counted", "muted"));
        }

        table.WriteTo(markup);
    }

}
