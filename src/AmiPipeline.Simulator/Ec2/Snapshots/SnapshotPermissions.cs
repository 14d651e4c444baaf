using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>The permissions that the actions on snapshots require.</summary>
internal static class SnapshotPermissions
{
    /// <summary>The source and the copy (EBS User Guide, "IAM policy examples": the copy is <c>snapshot/${*}</c>, the source <c>snapshot/snap-*</c>).</summary>
    public static void Copy(RequiredPermissions required)
    {
        var region = required.Call.Simulation.World.Regions.GetValueOrDefault(required.Parameters.Text("SourceRegion") ?? "") ?? required.Call.Region;
        var id = required.Parameters.Required("SourceSnapshotId");
        required.On("snapshot", id, ResourceContext.Snapshot(required.Call, region, id, withTags: false, withEncryption: true), region);
        required.OnNew("snapshot", new RequestContext()
            .With("ec2:ParentSnapshot", ResourceContext.SnapshotArn(region, id)));
    }

    public static void Create(RequiredPermissions required)
    {
        var id = required.Parameters.Required("VolumeId");
        required.OnNew("snapshot");
        required.On("volume", id, ResourceContext.Volume(required.Call, id).Without("ec2:ParentSnapshot"));
    }

    public static void CreateOfInstance(RequiredPermissions required)
    {
        var instanceId = required.Parameters.Within("InstanceSpecification").Required("InstanceId");
        required.On("instance", instanceId, ResourceContext.Instance(required.Call, instanceId));
        required.OnNew("snapshot");
        foreach (var volume in required.Call.Region.VolumesOf(instanceId))
        {
            required.On("volume", volume.Id, ResourceContext.Volume(required.Call, volume.Id));
        }
    }

    public static void OneSnapshot(RequiredPermissions required)
    {
        var id = required.Parameters.Required("SnapshotId");
        required.On("snapshot", id, ResourceContext.Snapshot(required.Call, required.Call.Region, id));
    }

    /// <summary>Whether DeregisterImage may delete a snapshot of its image along with it, which is DeleteSnapshot's permission.</summary>
    public static bool MayDelete(Call call, string id)
    {
        var required = new RequiredPermissions(call);
        required.Other("DeleteSnapshot", "snapshot", id, ResourceContext.Snapshot(call, call.Region, id));
        return call.Caller.Session is null || Authorizer.Decide(call, required.Requests[0]).IsAllowed;
    }
}
