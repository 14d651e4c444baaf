using AmiPipeline.Cli.Json;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes images that were found as a page.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FindPage(TextWriter writer)
{
    /// <summary>How many pictures it has at most, for the first images.</summary>
    public const int MaxPictures = 100;

    // Some 600 bytes a row and 6,000 a picture of a few images.
    private const int MaxImages = 2_000;
    private const int MaxOpenPictures = 3;
    private const int MaxSources = 6;
    private const int MaxCopies = 12;

    private const string Style = "table { font-size: .9em } @media (min-width: 900px), print { .lineage { max-width: 100%; height: auto } }";

    /// <summary>Writes them.</summary>
    /// <param name="found">The images.</param>
    public void Write(FoundImages found)
    {
        var document = found.Document;
        var markup = new MarkupWriter(writer);
        var title = $"Images of {document.AccountId}";
        using var page = HtmlPage.Begin(markup, title, Style);
        markup.Element("h1", title);
        var totals = document.Totals;
        markup.Element("p", $"{document.Images.Count} of {document.Read} in {string.Join(", ", document.Regions)}. {Wording.Count(totals.Snapshots, "snapshot")} of {totals.SizeGiB} GiB: {FindReport.AMonth(totals)}.");
        markup.Element("p", $"Converting takes {Wording.Duration(TimeSpan.FromMinutes(totals.ConversionAtLeastMinutes))} at least if all data moves"
            + $"{(totals.ConversionMonthlyUsd is { } usd ? $", and at most {CostEstimate.Show(usd)} a month until the originals are removed" : "")}.");
        if (document.SharingUnknown > 0)
        {
            markup.Element("p", $"It is not known whether {Wording.Count(document.SharingUnknown, "image")} {(document.SharingUnknown == 1 ? "is" : "are")} shared.");
        }

        if (document.Images.Count > 0)
        {
            Table(document).WriteTo(markup, MaxImages, "--output json and csv have all");
            WriteLineages(markup, found);
        }
    }

    private static void WriteLineages(MarkupWriter markup, FoundImages found)
    {
        var images = found.Document.Images;
        var keys = new KeyNames(new Dictionary<string, string>());
        markup.Element("h2", "Lineage");
        if (images.Count > MaxPictures)
        {
            markup.Element("p", $"The first {MaxPictures} of {images.Count}; find others by --name.", ("class", "muted"));
        }

        if (!found.HasRelatives)
        {
            markup.Element("p", FoundImages.NotAllRelatives, ("class", "muted"));
        }

        foreach (var (index, image) in found.Images.Take(MaxPictures).Index())
        {
            var lineage = found.Lineages.Create(image, MaxSources, MaxCopies);
            using var details = markup.Begin("details", ("open", images.Count <= MaxOpenPictures ? "" : null));
            markup.Element("summary", $"{image.ImageId} {image.Name}");
            using (HtmlPage.Scroll(markup, $"Picture of the lineage of {image.ImageId} in {image.Region}"))
            {
                new LineagePicture(lineage, keys).Write(markup, $"Lineage of {image.ImageId}", $"lineage-{index}");
            }

            markup.Element("pre", string.Join('\n', new LineageText(lineage, keys).Lines()), ("tabindex", 0), ("role", "region"), ("aria-label", $"The lineage of {image.ImageId} in {image.Region} as a tree"));
        }
    }

    private static HtmlTable Table(FindDocument document)
    {
        var table = new HtmlTable("Images that were found", "Image", "Name", "Region", "Created", "State", "Size", "Month, at most", "Keys", "Falls short");
        foreach (var image in document.Images)
        {
            table.Add(
                HtmlCell.Mono(image.ImageId), image.Name, HtmlCell.Line(image.Region), HtmlCell.Line(FindReport.Day(image.Created)), image.State, HtmlCell.Number($"{image.Totals.SizeGiB} GiB"),
                HtmlCell.Number(image.Totals.MonthlyUsd is { } usd ? CostEstimate.Show(usd) : "no sourced price"), FindReport.Keys(image), FindReport.Shortcomings(image));
        }

        return table;
    }
}
