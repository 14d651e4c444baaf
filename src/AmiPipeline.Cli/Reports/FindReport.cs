using System.Globalization;
using AmiPipeline.Cli.Json;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints images that were found.</summary>
/// <param name="console">Where to.</param>
internal sealed class FindReport(IAnsiConsole console)
{
    /// <summary>Prints them, and what they come to.</summary>
    /// <param name="document">The images.</param>
    /// <param name="written">How many requests were written.</param>
    /// <param name="directory">Where to; null if none were requested.</param>
    public void Write(FindDocument document, int written, string? directory)
    {
        if (document.Images.Count > 0)
        {
            var table = new TextTable(1, "Image", "Name", "Region", "Created", "Size", "Keys", "Falls short");
            foreach (var image in document.Images)
            {
                table.Add(image.ImageId, image.Name, image.Region, Day(image.Created), $"{image.Totals.SizeGiB} GiB", Keys(image), Shortcomings(image));
            }

            table.WriteTo(console);
        }

        var facts = new Facts();
        facts.Add("Found", $"{Wording.Count(document.Images.Count, "image")} of {document.Read} in {string.Join(", ", document.Regions)}, account {document.AccountId}, with {Wording.Count(document.Calls, "call")}");
        if (document.Images.Count > 0)
        {
            var totals = document.Totals;
            facts.Add("Stored", $"{Wording.Count(totals.Snapshots, "snapshot")} of {totals.SizeGiB} GiB: {AMonth(totals)}");
            facts.Add("Converting", $"{(totals.ConversionMonthlyUsd is { } usd ? $"at most {CostEstimate.Show(usd)} a month on top until the originals are removed; " : "")}{Wording.Duration(TimeSpan.FromMinutes(totals.ConversionAtLeastMinutes))} at least if all data moves; EC2 promises no time");
        }

        if (document.SharingUnknown > 0)
        {
            facts.Add("Not known", $"whether {Wording.Count(document.SharingUnknown, "image")} {(document.SharingUnknown == 1 ? "is" : "are")} shared: each takes a call; raise --max-calls", "yellow");
        }

        if (directory is not null)
        {
            facts.Add("Requests", $"{Wording.Count(written, "request")} in {directory}");
        }

        facts.WriteTo(console);
    }

    /// <summary>The keys of an image's snapshots, each once and as short as is unique in an account.</summary>
    /// <param name="image">The image.</param>
    public static string Keys(FoundImage image) => string.Join(", ", image.Devices.Select(Key).Distinct());

    /// <summary>How an image falls short, with what it lost.</summary>
    /// <param name="image">The image.</param>
    public static string Shortcomings(FoundImage image) => string.Join(", ", image.FallsShort.Select(
        name => name == "lost-attributes" && image.LostAttributes is { } lost ? $"{name} ({string.Join(", ", lost)})" : name));

    /// <summary>A date.</summary>
    /// <param name="time">The time.</param>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What snapshots cost a month, or where they have no price.</summary>
    /// <param name="totals">The snapshots.</param>
    public static string AMonth(FoundTotals totals) => totals.MonthlyUsd is { } usd
        ? $"at most {CostEstimate.Show(usd)} a month"
        : $"no sourced price of snapshots in {string.Join(", ", totals.NoPriceIn ?? [])}";

    private static string Key(FoundDevice device) => !device.Encrypted ? "none" : Arn.TryParse(device.KmsKeyId, out var key) ? key.ResourceName() : device.KmsKeyId ?? "unknown";
}
