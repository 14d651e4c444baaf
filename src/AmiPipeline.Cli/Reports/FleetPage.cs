using AmiPipeline.Engines.Fleets;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes a fleet's status as a page.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FleetPage(TextWriter writer)
{
    // Some 1,200 bytes each; a cause may have 32,768 characters.
    private const int MaxFailures = 2_000;
    private const int MaxCause = 800;
    private const int MaxOwnCause = 8_000;

    /// <summary>Writes it.</summary>
    /// <param name="progress">Its status.</param>
    /// <param name="now">The time, for a fleet that runs.</param>
    public void Write(FleetProgress progress, DateTimeOffset now)
    {
        var markup = new MarkupWriter(writer);
        var title = $"Fleet {progress.Fleet}";
        using var page = HtmlPage.Begin(markup, title);
        markup.Element("h1", title);
        markup.Element("p", $"{Wording.Status(progress.Status)}: {FleetReport.Counts(progress)}.", ("class", progress.Status switch { "RUNNING" => null, "SUCCEEDED" => "good", _ => "bad" }));
        markup.Element("p", $"Begun {Wording.Moment(progress.Started)}; {Wording.Duration((progress.Stopped ?? now) - progress.Started)}{(progress.Stopped is null ? " so far" : "")}.");
        if (progress.ExecutionArn is { } execution)
        {
            markup.Element("p", execution, ("class", "mono"));
        }
        else
        {
            Parts(progress).WriteTo(markup);
        }

        if (progress.Error is { } error && error != FleetStates.FleetIncompleteError)
        {
            markup.Element("p", progress.Cause is { } cause ? $"{error}: {LongText.Cut(cause, MaxOwnCause)}" : error, ("class", "bad"));
        }

        if (progress.Failures.Count > 0)
        {
            Reasons(progress).WriteTo(markup);
            Failures(progress).WriteTo(markup, MaxFailures, "--output json has all");
        }
    }

    private static HtmlTable Parts(FleetProgress progress)
    {
        var table = new HtmlTable("Accounts and Regions", "Account", "Region", "Status", "Images", "Execution");
        foreach (var part in progress.Parts)
        {
            var place = FleetReport.PlaceOf(part);
            table.Add(HtmlCell.Mono(place.AccountId), HtmlCell.Line(place.Region), Wording.Status(part.Status), FleetReport.Counts(part), HtmlCell.Value(part.ExecutionArn!));
        }

        return table;
    }

    private static HtmlTable Reasons(FleetProgress progress)
    {
        var table = new HtmlTable("Failures by their errors", "Error", "Images");
        foreach (var reason in progress.Reasons)
        {
            table.Add(reason.Key, HtmlCell.Number(reason.Count()));
        }

        return table;
    }

    private static HtmlTable Failures(FleetProgress progress)
    {
        var table = new HtmlTable("Images that failed", "Source", "Error", "Because", "Execution");
        foreach (var failure in progress.Reasons.SelectMany(reason => reason))
        {
            table.Add(HtmlCell.Mono(failure.Source), failure.Error, new HtmlCell(LongText.Cut(failure.Cause ?? "", MaxCause), "lines"), HtmlCell.Mono(failure.Execution));
        }

        return table;
    }
}
