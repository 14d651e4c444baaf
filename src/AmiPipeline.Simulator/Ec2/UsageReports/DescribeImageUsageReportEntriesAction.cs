using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>DescribeImageUsageReportEntries; a report that is pending has none yet.</summary>
internal sealed class DescribeImageUsageReportEntriesAction : IEc2Action
{
    private static readonly Dictionary<string, Func<ImageUsageReport, ImageUsage, string>> Fields = new()
    {
        ["account-id"] = (_, entry) => entry.AccountId,
        ["creation-time"] = (report, _) => Ec2XmlWriter.Text(report.CreationTime),
        ["resource-type"] = (_, entry) => entry.ResourceType,
    };

    public string Name => "DescribeImageUsageReportEntries";

    public IEnumerable<string> Filters => Fields.Keys;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var images = call.Parameters.List("ImageId");
        var reports = call.Parameters.List("ReportId").ConvertAll(id => UsageReportLookup.ById(call, id));
        var filters = Filter.ReadAll(call.Parameters);
        Filter.CheckNames(filters, Fields.Keys, Name);
        var page = Page.Read(call.Parameters, 1);
        call.Ready();

        var found = reports.Count > 0 ? reports : call.Region.UsageReports.Values.Where(report => report.OwnerId == call.AccountId);
        var entries = found
            .Where(report => report.State == ImageUsageReport.Available && (images.Count == 0 || images.Contains(report.ImageId)))
            .SelectMany(report => report.Entries, (report, entry) => (Report: report, Entry: entry))
            .Where(each => filters.TrueForAll(filter => filter.Matches(Fields[filter.Name](each.Report, each.Entry))))
            .ToList();
        answer.List("imageUsageReportEntrySet", page.Of(entries, answer), each =>
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
