using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>What sharing a snapshot needs.</summary>
internal static class SharingNeeds
{
    public static void ModifySnapshot(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("SnapshotId");
        var change = PermissionChange.OfSnapshot(needs.Parameters);
        var context = ResourceContext.Snapshot(needs.Call, needs.Call.Region, id).With("ec2:Attribute", "CreateVolumePermission");
        Add(context, "ec2:Add", change.Added);
        Add(context, "ec2:Remove", change.Removed);
        needs.On("snapshot", id, context);
    }

    private static void Add(RequestContext context, string key, IReadOnlyList<string> holders)
    {
        if (holders.Where(holder => holder != PermissionHolder.Everybody).ToList() is { Count: > 0 } accounts)
        {
            context.With(key + "/userId", accounts);
        }

        if (holders.Contains(PermissionHolder.Everybody))
        {
            context.With(key + "/group", PermissionHolder.Everybody);
        }
    }
}
