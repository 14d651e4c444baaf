using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>The permissions that sharing a snapshot requires.</summary>
internal static class SharingPermissions
{
    public static void ModifySnapshot(RequiredPermissions required)
    {
        var id = required.Parameters.Required("SnapshotId");
        var change = PermissionChange.ReadForSnapshot(required.Parameters);
        var context = ResourceContext.Snapshot(required.Call, required.Call.Region, id).With("ec2:Attribute", "CreateVolumePermission");
        Add(context, "ec2:Add", change.Added);
        Add(context, "ec2:Remove", change.Removed);
        required.On("snapshot", id, context);
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
