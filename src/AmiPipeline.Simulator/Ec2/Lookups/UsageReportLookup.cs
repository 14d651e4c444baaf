namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds image usage reports as a caller may see them.</summary>
internal static class UsageReportLookup
{
    public static ImageUsageReport ById(Call call, string id) =>
        call.Region.UsageReports.GetValueOrDefault(id) is { } report && report.OwnerId == call.AccountId && report.VisibleFrom <= call.Now
            ? report
            : throw new ServiceErrorException("InvalidImageUsageReportId.NotFound", $"The image usage report '{id}' does not exist.");
}
