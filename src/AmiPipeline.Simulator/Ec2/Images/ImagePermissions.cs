using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>The permissions that the actions on images require.</summary>
internal static class ImagePermissions
{
    /// <summary>The source and its snapshots, and the new image and its snapshots; the source's tags are no condition keys of CopyImage.</summary>
    public static void Copy(RequiredPermissions required)
    {
        var region = required.Call.Simulation.World.Regions.GetValueOrDefault(required.Parameters.Text("SourceRegion") ?? "") ?? required.Call.Region;
        var sourceId = required.Parameters.Required("SourceImageId");
        var source = region.Images.GetValueOrDefault(sourceId);
        required.On("image", sourceId, ResourceContext.Image(required.Call, region, sourceId, withTags: false), region);
        required.OnNew("image");
        foreach (var id in source?.SnapshotIds.Distinct() ?? [])
        {
            required.On("snapshot", id, new RequestContext(), region);
        }

        required.OnNew("snapshot");
    }

    public static void Create(RequiredPermissions required)
    {
        var instanceId = required.Parameters.Required("InstanceId");
        required.OnNew("image");
        required.On("instance", instanceId, ResourceContext.Instance(required.Call, instanceId));
        required.OnNew("snapshot");
    }

    /// <summary>The new image, and the snapshots that it is to have.</summary>
    public static void Register(RequiredPermissions required)
    {
        required.OnNew("image");
        foreach (var id in required.Parameters.Items("BlockDeviceMapping").Select(item => item.Within("Ebs").Text("SnapshotId")).OfType<string>().Distinct())
        {
            required.On("snapshot", id, ResourceContext.Snapshot(required.Call, required.Call.Region, id));
        }
    }

    public static void OneImage(RequiredPermissions required)
    {
        var id = required.Parameters.Required("ImageId");
        required.On("image", id, ResourceContext.Image(required.Call, required.Call.Region, id));
    }

    public static void ModifyAttribute(RequiredPermissions required)
    {
        var id = required.Parameters.Required("ImageId");
        var names = required.Parameters.All.Keys.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var attribute = required.Parameters.Text("Attribute") switch
        {
            "description" => "Description",
            "imdsSupport" => "ImdsSupport",
            "launchPermission" => "LaunchPermission",
            _ => names.Contains("Description") ? "Description" : names.Contains("ImdsSupport") ? "ImdsSupport" : "LaunchPermission",
        };
        required.On("image", id, ResourceContext.Image(required.Call, required.Call.Region, id).With("ec2:Attribute", attribute));
    }
}
