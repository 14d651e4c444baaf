using AmiPipeline.Simulator.Ec2.Permissions;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>The permissions that the actions on image usage reports require.</summary>
internal static class UsageReportPermissions
{
    public static void Create(RequiredPermissions required)
    {
        var imageId = required.Parameters.Required("ImageId");
        required.On("image", imageId, ResourceContext.Image(required.Call, required.Call.Region, imageId));
        required.OnNew("image-usage-report");
    }

    public static void Delete(RequiredPermissions required)
    {
        var id = required.Parameters.Required("ReportId");
        required.On("image-usage-report", id, ResourceContext.Any(required.Call, required.Call.Region.UsageReports.GetValueOrDefault(id)));
    }
}
