using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Pages;

/// <summary>What came of older images, and why.</summary>
internal static class RetentionSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="items">What came of them, place by place.</param>
    /// <param name="home">Where the image itself is.</param>
    public static void Write(MarkupWriter markup, IReadOnlyList<RetainedFamily> items, AwsLocation home)
    {
        markup.Element("h3", "Older images");
        var table = new HtmlTable("What came of older images", "In", "Image", "Now", "Why");
        foreach (var row in items.SelectMany(item => RetentionRows.Create(item, home)))
        {
            table.Add(row.Where, HtmlCell.Mono(row.Image), row.IsBad ? new HtmlCell(row.State, "bad") : row.State, row.Reason);
        }

        table.WriteTo(markup);
    }
}
