using System.Globalization;
using System.Net;
using AmiPipeline.Cli.Json;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes images that were found as a page.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FindPage(TextWriter writer)
{
    private const string Style = """
        body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; }
        table { border-collapse: collapse; margin: 1em 0; }
        th, td { border: 1px solid #ccc; padding: 2px 8px; text-align: left; vertical-align: top; }
        td.number { text-align: right; }
        """;

    private static readonly string[] Headings = ["Image", "Name", "Region", "Created", "State", "Size", "Month", "Keys", "Falls short"];

    /// <summary>Writes them.</summary>
    /// <param name="document">The images.</param>
    public void Write(FindDocument document)
    {
        var totals = document.Totals;
        writer.WriteLine($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Images of {Text(document.AccountId)}</title><style>{Style}</style></head><body>");
        writer.WriteLine($"<h1>Images of {Text(document.AccountId)}</h1>");
        writer.WriteLine($"<p>{document.Images.Count} of {document.Read} in {Text(string.Join(", ", document.Regions))}. {Wording.Count(totals.Snapshots, "snapshot")} of {totals.SizeGiB} GiB, at most {FindReport.Usd(totals.MonthlyUsd)} a month; "
            + $"converting takes {Wording.Duration(TimeSpan.FromMinutes(totals.ConversionAtLeastMinutes))} at the least if all data moves, and {FindReport.Usd(totals.ConversionMonthlyUsd)} a month until the originals are removed.</p>");
        if (document.SharingUnknown > 0)
        {
            writer.WriteLine($"<p>{Wording.Count(document.SharingUnknown, "image")} were not asked whether they are shared.</p>");
        }

        writer.WriteLine($"<table><thead><tr>{string.Concat(Headings.Select(heading => $"<th>{heading}</th>"))}</tr></thead><tbody>");
        foreach (var image in document.Images)
        {
            writer.WriteLine($"<tr>{Cell(image.ImageId)}{Cell(image.Name)}{Cell(image.Region)}{Cell(FindReport.Day(image.Created))}{Cell(image.State)}"
                + $"{Number($"{image.Totals.SizeGiB} GiB")}{Number(image.Totals.MonthlyUsd.ToString("0.00", CultureInfo.InvariantCulture))}{Cell(FindReport.Keys(image))}{Cell(FindReport.Shortcomings(image))}</tr>");
        }

        writer.WriteLine("</tbody></table></body></html>");
    }

    private static string Cell(string text) => $"<td>{Text(text)}</td>";

    private static string Number(string text) => $"<td class=\"number\">{Text(text)}</td>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
