using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Pages;

/// <summary>What the report of an execution tells.</summary>
/// <param name="report">How the execution ended.</param>
/// <param name="made">What was made.</param>
/// <param name="keys">Short names of keys.</param>
/// <param name="nextCommand">The command that continues the clean-up; null if nothing remains.</param>
/// <param name="costs">What it cost; null if it did not come to a plan.</param>
internal sealed class ReportContent(ExecutionReport report, LineageResources made, KeyNames keys, string? nextCommand, CostEstimate? costs)
{
    private KeyPalette? _palette;

    /// <summary>How the execution ended.</summary>
    public ExecutionReport Report => report;

    /// <summary>Short names of keys.</summary>
    public KeyNames Keys => keys;

    /// <summary>The command that continues the clean-up; null if nothing remains.</summary>
    public string? NextCommand => nextCommand;

    /// <summary>What it cost; null if it did not come to a plan.</summary>
    public CostEstimate? Costs => costs;

    /// <summary>What was made.</summary>
    public LineageResources Made => made;

    /// <summary>The lineage of the image; null if the execution did not come to a plan.</summary>
    public LineageGraph? Lineage => field ??= LineageBuilder.FromExecution(made);

    /// <summary>The image's name or, before there is a plan, the execution's.</summary>
    public string Title => made.Image?.Name ?? made.Plan?.Name ?? ExecutionArn.Parse(report.ExecutionArn).Name;

    /// <summary>A key as a cell: by its short name and in its color.</summary>
    /// <param name="key">The key's ARN or alias; null for none.</param>
    /// <param name="about">What follows the name. Default: nothing.</param>
    public HtmlCell Key(string? key, string about = "") => key is null ? new("none", "muted") : new(keys.Shorten(key) + about, Hue: (_palette ??= new(Lineage?.Keys ?? [])).HueOf(key));
}
