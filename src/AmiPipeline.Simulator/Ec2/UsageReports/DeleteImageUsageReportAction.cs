using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>DeleteImageUsageReport.</summary>
internal sealed class DeleteImageUsageReportAction : IEc2Action
{
    public string Name => "DeleteImageUsageReport";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var report = UsageReportLookup.ById(call, call.Parameters.Required("ReportId"));
        call.Ready();
        call.Region.UsageReports.Remove(report.Id);
        answer.Element("return", true);
    }
}
