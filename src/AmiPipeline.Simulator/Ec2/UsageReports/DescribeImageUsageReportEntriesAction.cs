using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>DescribeImageUsageReportEntries; a report that is pending has none yet.</summary>
internal sealed class DescribeImageUsageReportEntriesAction : IEc2Action
{
    public string Name => "DescribeImageUsageReportEntries";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var images = call.Parameters.List("ImageId");
        var reports = call.Parameters.List("ReportId").ConvertAll(id => UsageReportLookup.ById(call, id));
        call.Ready();

        var found = reports.Count > 0 ? reports : call.Region.UsageReports.Values.Where(report => report.OwnerId == call.AccountId);
        var entries = found
            .Where(report => report.State == ImageUsageReport.Available && (images.Count == 0 || images.Contains(report.ImageId)))
            .SelectMany(report => report.Entries, (report, entry) => (Report: report, Entry: entry));
        answer.List("imageUsageReportEntrySet", entries, each =>
        {
            answer.Element("resourceType", each.Entry.ResourceType);
            answer.Element("reportId", each.Report.Id);
            answer.Element("usageCount", each.Entry.Count);
            answer.Element("accountId", each.Entry.AccountId);
            answer.Element("imageId", each.Report.ImageId);
            answer.Element("reportCreationTime", each.Report.CreationTime);
        });
    }
}
