using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Pages;

/// <summary>What the report of an execution shows.</summary>
/// <param name="Report">How the execution ended.</param>
/// <param name="Made">What was made.</param>
/// <param name="Keys">Short names of keys.</param>
/// <param name="NextCommand">The command that continues the clean-up; null if nothing remains.</param>
/// <param name="Costs">What it cost; null if it did not come to a plan.</param>
internal sealed record ReportContent(ExecutionReport Report, LineageResources Made, KeyNames Keys, string? NextCommand, CostEstimate? Costs)
{
    private KeyPalette? _palette;

    /// <summary>The lineage of the image; null if the execution did not come to a plan.</summary>
    public LineageGraph? Lineage => field ??= LineageBuilder.FromExecution(Made);

    /// <summary>The image with what came of each destination, after a failure too; null if the execution came to none.</summary>
    public VerifiedImage? Image => Report.Result ?? Made.WithDestinations;

    /// <summary>The image's name or, before there is a plan, the execution's.</summary>
    public string Title => Made.Image?.Name ?? Made.Plan?.Name ?? ExecutionArn.Parse(Report.ExecutionArn).Name;

    /// <summary>A key as a cell: by its short name and in its color.</summary>
    /// <param name="key">The key's ARN or alias; null for none.</param>
    /// <param name="about">What follows the name. Default: nothing.</param>
    public HtmlCell Key(string? key, string about = "") => key is null ? new("none", "muted") : new(Keys.Shorten(key) + about, Hue: (_palette ??= new(Lineage?.Keys ?? [])).HueOf(key));
}
