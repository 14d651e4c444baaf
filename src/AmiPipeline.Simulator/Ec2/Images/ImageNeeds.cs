using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>What the actions on images need.</summary>
internal static class ImageNeeds
{
    /// <summary>The source and its snapshots, and the new image and its snapshots; the source's tags are no condition keys of CopyImage.</summary>
    public static void Copy(Ec2Needs needs)
    {
        var region = needs.Call.Simulation.World.Regions.GetValueOrDefault(needs.Parameters.Text("SourceRegion") ?? "") ?? needs.Call.Region;
        var sourceId = needs.Parameters.Required("SourceImageId");
        var source = region.Images.GetValueOrDefault(sourceId);
        needs.On("image", sourceId, ResourceContext.Image(needs.Call, region, sourceId, withTags: false), region);
        needs.OnNew("image");
        foreach (var id in source?.SnapshotIds.Distinct() ?? [])
        {
            needs.On("snapshot", id, new RequestContext(), region);
        }

        needs.OnNew("snapshot");
    }

    public static void Create(Ec2Needs needs)
    {
        var instanceId = needs.Parameters.Required("InstanceId");
        needs.OnNew("image");
        needs.On("instance", instanceId, ResourceContext.Instance(needs.Call, instanceId));
        needs.OnNew("snapshot");
    }

    /// <summary>The new image, and the snapshots that it is to have.</summary>
    public static void Register(Ec2Needs needs)
    {
        needs.OnNew("image");
        foreach (var id in needs.Parameters.Items("BlockDeviceMapping").Select(item => item.Within("Ebs").Text("SnapshotId")).OfType<string>().Distinct())
        {
            needs.On("snapshot", id, ResourceContext.Snapshot(needs.Call, needs.Call.Region, id));
        }
    }

    public static void OfImage(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("ImageId");
        needs.On("image", id, ResourceContext.Image(needs.Call, needs.Call.Region, id));
    }

    public static void ModifyAttribute(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("ImageId");
        var names = needs.Parameters.All.Keys.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var attribute = needs.Parameters.Text("Attribute") switch
        {
            "description" => "Description",
            "imdsSupport" => "ImdsSupport",
            "launchPermission" => "LaunchPermission",
            _ => names.Contains("Description") ? "Description" : names.Contains("ImdsSupport") ? "ImdsSupport" : "LaunchPermission",
        };
        needs.On("image", id, ResourceContext.Image(needs.Call, needs.Call.Region, id).With("ec2:Attribute", attribute));
    }
}
