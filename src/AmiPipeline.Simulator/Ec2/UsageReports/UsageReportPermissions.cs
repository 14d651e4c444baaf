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

    // To look for what refers to images, EC2 asks the services on the caller's behalf (EC2 User Guide, "Identify your resources referencing specified AMIs").
    public static void References(RequiredPermissions required)
    {
        required.OnNothing();
        foreach (var type in ImageReferenceQuery.Types(required.Parameters))
        {
            foreach (var action in ImageReferenceQuery.ActionsOf(type))
            {
                required.CalledVia("ec2-images.amazonaws.com", action);
            }
        }
    }

    public static void Delete(RequiredPermissions required)
    {
        var id = required.Parameters.Required("ReportId");
        required.On("image-usage-report", id, ResourceContext.Any(required.Call, required.Call.Region.UsageReports.GetValueOrDefault(id)));
    }
}
