using AmiPipeline.Plans;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Pages;

/// <summary>What was asked to be published of the image and its copies, beside what AWS shows.</summary>
internal static class PublishedSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="items">What was published.</param>
    /// <param name="plan">The image's plan.</param>
    public static void Write(MarkupWriter markup, IReadOnlyList<Publication> items, ImagePlan plan)
    {
        markup.Element("h3", "Published");
        var table = new HtmlTable("What was published, planned and found", "In", "Image", "What", "Planned", "Found");
        var planned = plan.Publications().ToDictionary(place => place.Location, place => place.Publish);
        foreach (var item in items)
        {
            var found = PublicationRows.Found(item).ToDictionary();
            foreach (var (what, how) in PublicationRows.Planned(planned[item.Location]))
            {
                table.Add(
                    item.Location.Describe(plan.Location), HtmlCell.Mono(item.ImageId), what, how,
                    found.TryGetValue(what, out var value) ? new($"✓ {value}", "good") : new(item.Failure is { } failure ? $"{failure.Error}: {failure.Cause}" : "not yet", "bad"));
            }
        }

        table.WriteTo(markup);
    }
}
