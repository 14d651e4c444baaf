using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Progress;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Pages;

/// <summary>The steps over time, as bars that can be zoomed, and as a table with all that was seen.</summary>
internal static class TimelineSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        var timeline = Timeline.From(content.Report.History, content.Made.Plan?.Devices.Count(device => device.Expected.HasSnapshot) ?? 0);
        if (timeline.Steps.Count == 0)
        {
            markup.Element("p", "No step began.");
            return;
        }

        using (markup.Begin("div", ("class", "screen zoom"), ("role", "radiogroup"), ("aria-label", "Zoom of the timeline")))
        {
            foreach (var zoom in new[] { 1, 2, 4, 8 })
            {
                markup.Empty("input", ("type", "radio"), ("name", "zoom"), ("id", $"zoom-{zoom}"), ("checked", zoom == 1 ? "" : null));
                markup.Element("label", zoom == 1 ? "whole width" : $"{zoom} ×", ("for", $"zoom-{zoom}"));
            }

            Bars(markup, timeline);
        }

        Table(timeline).WriteTo(markup);
    }

    // The table says the same in words.
    private static void Bars(MarkupWriter markup, Timeline timeline)
    {
        using var scroll = HtmlPage.Scroll(markup, "Bars of the timeline; the table below has the same");
        using var tracks = markup.Begin("div", ("class", "tracks"), ("aria-hidden", "true"));
        foreach (var step in timeline.Steps)
        {
            markup.Element("div", $"{Wording.Clock(step.Line.Began)} {step.Line.Step}, {Wording.Duration(step.Line.At - step.Line.Began)}", ("class", "step"));
            using var track = markup.Begin("div", ("class", "track"));
            markup.Element("span", "", ("class", Style(step.Line.Outcome)), ("style", FormattableString.Invariant($"left: {Share(step.Line.Began)}%; width: {Share(step.Line.At - step.Line.Began)}%")), ("title", step.Line.Detail));
            foreach (var check in step.Checks)
            {
                markup.Element("i", "", ("style", FormattableString.Invariant($"left: {Share(check.At)}%")), ("title", $"{Wording.Clock(check.At)} {check.Text}"));
            }
        }

        double Share(TimeSpan span) => timeline.Total > TimeSpan.Zero ? Math.Round(Math.Min(span / timeline.Total, 0.998) * 100, 3) : 0;
    }

    private static HtmlTable Table(Timeline timeline)
    {
        var table = new HtmlTable("Steps, waits, retries and faults, in the order in which they ended", "Step", "Began", "Ended", "Took", "Result", "What EC2 showed on the way");
        foreach (var (line, checks) in timeline.Steps)
        {
            table.Add(
                HtmlCell.Line(line.Step), HtmlCell.Number(Wording.Clock(line.Began)), HtmlCell.Number(Wording.Clock(line.At)), HtmlCell.Number(Wording.Duration(line.At - line.Began)),
                new(line.Detail, Style(line.Outcome) switch { "failed" => "bad", "retried" => "warn", _ => null }),
                new(string.Join("\n", checks.Select(check => $"{Wording.Clock(check.At)} {check.Text}")), "lines"));
        }

        return table;
    }

    private static string? Style(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Failed => "failed",
        StepOutcome.Retried => "retried",
        _ => null,
    };
}
