using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>What the actions on snapshots need.</summary>
internal static class SnapshotNeeds
{
    /// <summary>The source and the copy (EBS User Guide, "IAM policy examples": the copy is <c>snapshot/${*}</c>, the source <c>snapshot/snap-*</c>).</summary>
    public static void Copy(Ec2Needs needs)
    {
        var region = needs.Call.Simulation.World.Regions.GetValueOrDefault(needs.Parameters.Text("SourceRegion") ?? "") ?? needs.Call.Region;
        var id = needs.Parameters.Required("SourceSnapshotId");
        needs.On("snapshot", id, ResourceContext.Snapshot(needs.Call, region, id, withTags: false, withEncryption: true), region);
        needs.OnNew("snapshot", new RequestContext()
            .With("ec2:ParentSnapshot", ResourceContext.SnapshotArn(region, id)));
    }

    public static void Create(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("VolumeId");
        needs.OnNew("snapshot");
        needs.On("volume", id, ResourceContext.Volume(needs.Call, id).Without("ec2:ParentSnapshot"));
    }

    public static void CreateOfInstance(Ec2Needs needs)
    {
        var instanceId = needs.Parameters.Within("InstanceSpecification").Required("InstanceId");
        needs.On("instance", instanceId, ResourceContext.Instance(needs.Call, instanceId));
        needs.OnNew("snapshot");
        foreach (var volume in needs.Call.Region.VolumesOf(instanceId))
        {
            needs.On("volume", volume.Id, ResourceContext.Volume(needs.Call, volume.Id));
        }
    }

    public static void OfSnapshot(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("SnapshotId");
        needs.On("snapshot", id, ResourceContext.Snapshot(needs.Call, needs.Call.Region, id));
    }

    /// <summary>Whether DeregisterImage may delete a snapshot of its image along with it, which is DeleteSnapshot's permission.</summary>
    public static bool MayDelete(Call call, string id)
    {
        var needs = new Ec2Needs(call);
        needs.Other("DeleteSnapshot", "snapshot", id, ResourceContext.Snapshot(call, call.Region, id));
        return call.Caller.Session is null || Authorizer.Decide(call, needs.Requests[0]).IsAllowed;
    }
}
