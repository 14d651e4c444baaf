using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>DescribeImageUsageReports.</summary>
internal sealed class DescribeImageUsageReportsAction : IEc2Action
{
    private static readonly ResourceQuery<ImageUsageReport> Query = new()
    {
        Action = "DescribeImageUsageReports",
        All = region => region.UsageReports.Values,
        Lists = new Dictionary<string, Func<Call, string, ImageUsageReport>> { ["ReportId"] = UsageReportLookup.ById },
        MinPage = 1,
        Filters = new()
        {
            { "creation-time", report => report.CreationTime },
            { "state", report => report.State },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var images = call.Parameters.List("ImageId");
        answer.List("imageUsageReportSet", Query.Find(call, answer, report => images.Count == 0 || images.Contains(report.ImageId)), report =>
        {
            answer.Element("imageId", report.ImageId);
            answer.Element("reportId", report.Id);
            answer.List("resourceTypeSet", report.ResourceTypes, type => answer.Element("resourceType", type));
            answer.List("accountIdSet", report.AccountIds, answer.Text);
            answer.Element("state", report.State);
            answer.Element("creationTime", report.CreationTime);
            answer.Element("expirationTime", report.ExpirationTime);
            answer.Tags(report.Tags);
        });
    }
}
