using AmiPipeline.Cli.Costs;
using AmiPipeline.Cli.Html;
using AmiPipeline.Cli.Json;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes images that were found as a page.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FindPage(TextWriter writer)
{
    /// <summary>Writes them.</summary>
    /// <param name="document">The images.</param>
    public void Write(FindDocument document)
    {
        var markup = new MarkupWriter(writer);
        var title = $"Images of {document.AccountId}";
        using var page = HtmlPage.Begin(markup, title);
        markup.Element("h1", title);
        var totals = document.Totals;
        markup.Element("p", $"{document.Images.Count} of {document.Read} in {string.Join(", ", document.Regions)}. {Wording.Count(totals.Snapshots, "snapshot")} of {totals.SizeGiB} GiB: {FindReport.AMonth(totals)}.");
        markup.Element("p", $"Converting takes {Wording.Duration(TimeSpan.FromMinutes(totals.ConversionAtLeastMinutes))} at the least if all data moves"
            + $"{(totals.ConversionMonthlyUsd is { } usd ? $", and at most {CostEstimate.Show(usd)} a month until the originals are removed" : "")}.");
        if (document.SharingUnknown > 0)
        {
            markup.Element("p", $"It is not known whether {Wording.Count(document.SharingUnknown, "image")} {(document.SharingUnknown == 1 ? "is" : "are")} shared.");
        }

        if (document.Images.Count > 0)
        {
            Table(document).WriteTo(markup);
        }
    }

    private static HtmlTable Table(FindDocument document)
    {
        var table = new HtmlTable("Images that were found", "Image", "Name", "Region", "Created", "State", "Size", "Month, at most", "Keys", "Falls short");
        foreach (var image in document.Images)
        {
            table.Add(
                HtmlCell.Mono(image.ImageId), image.Name, image.Region, FindReport.Day(image.Created), image.State, HtmlCell.Number($"{image.Totals.SizeGiB} GiB"),
                HtmlCell.Number(image.Totals.MonthlyUsd is { } usd ? CostEstimate.Show(usd) : "no sourced price"), FindReport.Keys(image), FindReport.Shortcomings(image));
        }

        return table;
    }

}
