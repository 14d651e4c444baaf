using System.Globalization;
using AmiPipeline.Cli.Json;

namespace AmiPipeline.Cli.Reports;

/// <summary>Writes images that were found as CSV (RFC 4180): a row for each, and a heading.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FindCsv(TextWriter writer)
{
    private const string Heading = "imageId,name,region,accountId,ownerId,created,state,sizeGiB,storedGiB,monthlyUsd,conversionMonthlyUsd,conversionAtLeastMinutes,snapshotIds,keys,fallsShort,lostAttributes";

    /// <summary>Writes them.</summary>
    /// <param name="document">The images.</param>
    public void Write(FindDocument document)
    {
        writer.WriteLine(Heading);
        foreach (var image in document.Images)
        {
            writer.WriteLine(string.Join(',', Fields(document.AccountId, image).Select(Quote)));
        }
    }

    private static IEnumerable<string> Fields(string accountId, FoundImage image) =>
    [
        image.ImageId,
        image.Name,
        image.Region,
        accountId,
        image.OwnerId,
        image.Created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        image.State,
        Number(image.Totals.SizeGiB),
        Number(image.Totals.StoredGiB),
        Usd(image.Totals.MonthlyUsd),
        Usd(image.Totals.ConversionMonthlyUsd),
        Number(image.Totals.ConversionAtLeastMinutes),
        string.Join(' ', image.Devices.Select(device => device.SnapshotId)),
        string.Join(' ', image.Devices.Select(device => device.KmsKeyId).OfType<string>().Distinct()),
        string.Join(' ', image.FallsShort),
        string.Join(' ', image.LostAttributes ?? []),
    ];

    // Empty without a price.
    private static string Usd(decimal? usd) => usd?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    // A spreadsheet takes a text that begins like a formula for one: a name of an image is a stranger's.
    private static string Quote(string text)
    {
        var safe = text.Length > 0 && "=+-@".Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
