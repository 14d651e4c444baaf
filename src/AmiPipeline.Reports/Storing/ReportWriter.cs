using System.Text;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Pages;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Storing;

/// <summary>Writes the report of an execution that has ended: keys by their ARNs, since their aliases are not in its history, and at the prices that come with the program.</summary>
internal static class ReportWriter
{
    /// <summary>The page, UTF-8. The same execution gives the same bytes.</summary>
    /// <param name="report">How the execution ended.</param>
    public static byte[] Write(ExecutionReport report)
    {
        var made = LineageResources.From(report);
        var costs = made.Plan is { } plan
            ? CostEstimate.Create(QuantitiesReader.Read(report, plan, made.Image, made.ImageState == LineageState.Kept, made.Copies), PriceTable.Default)
            : null;
        var keys = new KeyNames(new Dictionary<string, string>());
        using var text = new StringWriter();
        ReportPage.Write(text, new ReportContent(report, made, keys, report.MayHaveRemaining ? $"ami-pipeline cleanup --execution {ShellWord.Quote(report.ExecutionArn)}" : null, costs));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
