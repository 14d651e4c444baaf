using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Pages;

/// <summary>The report of an execution as one self-contained HTML page: what is asked first comes first.</summary>
internal static class ReportPage
{
    private const string Style = """
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0 } dt { color: var(--muted) } dd { margin: 0; overflow-wrap: anywhere }
        @media (max-width: 600px) { dl { grid-template-columns: 1fr } dd { margin-bottom: .5rem } }
        .key { white-space: nowrap } .key::before { content: ""; display: inline-block; width: .75em; height: .75em; margin-right: .4em; border-radius: 50%; background: hsl(var(--hue) var(--key-saturation) var(--key-lightness)) }
        @media (min-width: 900px), print { .lineage { max-width: 100%; height: auto } } .outcome { font-size: 1.1rem; font-weight: 600 } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none }
        fieldset { border: 0; padding: 0; margin: .5rem 0 } fieldset label { margin-right: 1rem } .track { position: relative; height: 12px; background: var(--panel); border-radius: 3px } .track span { position: absolute; top: 0; height: 100%; min-width: 3px; background: var(--link); border-radius: 3px }
        .track span.failed { background: var(--bad) } .track span.retried { background: var(--warn) } .track i { position: absolute; top: 2px; height: 8px; width: 2px; background: var(--back) } .step { position: sticky; left: 0; width: max-content; font-size: .875em }
        .tracks { width: 100% } #zoom-2:checked ~ .scroll .tracks { width: 200% } #zoom-4:checked ~ .scroll .tracks { width: 400% } #zoom-8:checked ~ .scroll .tracks { width: 800% } .zoom label { margin-right: 1rem }
        """;

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="content">What it shows.</param>
    public static void Write(TextWriter writer, ReportContent content)
    {
        var markup = new MarkupWriter(writer);
        using var page = HtmlPage.Begin(markup, $"{content.Title}: {Outcome(content)}", Style);
        markup.Element("h1", content.Title);
        (string Id, string Title, Action<MarkupWriter, ReportContent> Write)[] sections =
        [
            ("result", "Result", ResultSection.Write),
            ("proof", "Proof", ProofSection.Write),
            ("lineage", "Lineage", WriteLineage),
            ("timeline", "Timeline", TimelineSection.Write),
            ("calls", "Calls", CallsSection.Write),
            ("costs", "Costs", WriteCosts),
            ("removed", "Removed", RemovedSection.Write),
            ("request", "Request", RequestSection.Write),
        ];
        using (markup.Begin("nav", ("aria-label", "Sections")))
        using (markup.Begin("ul"))
        {
            foreach (var section in sections)
            {
                using var item = markup.Begin("li");
                markup.Element("a", section.Title, ("href", $"#{section.Id}"));
            }
        }

        foreach (var section in sections)
        {
            using var element = markup.Begin("section", ("id", section.Id), ("aria-labelledby", $"{section.Id}-title"));
            markup.Element("h2", section.Title, ("id", $"{section.Id}-title"));
            section.Write(markup, content);
        }
    }

    /// <summary>How the execution ended, in a word or two.</summary>
    /// <param name="content">The report's content.</param>
    public static string Outcome(ReportContent content) => content.Report.Result switch
    {
        null => Wording.Status(content.Report.Status.ToString()),
        { IsKept: true } => "verified and committed",
        { ImageId.Length: > 0 } => "copies verified and committed",
        _ => "copies verified, committed before",
    };

    private static void WriteCosts(MarkupWriter markup, ReportContent content)
    {
        if (content.Costs is not { } costs)
        {
            markup.Element("p", "The execution did not come to a plan.");
            return;
        }

        markup.Element("p", $"In sum {costs.Summary()}. EBS charges for written blocks, so that snapshots and transfer may cost less. These are list prices; a bill may have others.");
        var table = new HtmlTable("What is charged, with the prices and their sources", "What", "At most", "How often", "Price");
        foreach (var item in costs.Items)
        {
            table.Add(item.What, HtmlCell.Number(item.Usd is { } usd ? CostEstimate.Show(usd) : "not known"), item.Period == CostPeriod.Month ? "a month" : "once", item.Basis);
        }

        table.WriteTo(markup);
    }

    private static void WriteLineage(MarkupWriter markup, ReportContent content)
    {
        if (content.Lineage is not { } lineage)
        {
            markup.Element("p", "The execution did not come to a plan.");
            return;
        }

        using (HtmlPage.Scroll(markup, "Picture of the lineage"))
        {
            new LineagePicture(lineage, content.Keys).Write(markup, $"Lineage of {content.Title}");
        }

        using var details = markup.Begin("details");
        markup.Element("summary", "As text");
        markup.Element("pre", string.Join('\n', new LineageText(lineage, content.Keys).Lines()), ("tabindex", 0));
    }
}
