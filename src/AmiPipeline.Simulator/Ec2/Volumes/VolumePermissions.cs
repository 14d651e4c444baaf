using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>The permissions that the actions on volumes require.</summary>
internal static class VolumePermissions
{
    /// <summary>The volume, and the snapshot it is made from.</summary>
    public static void Create(RequiredPermissions required)
    {
        var (call, parameters) = (required.Call, required.Parameters);
        var context = new RequestContext();
        var source = parameters.NonEmpty("SnapshotId");
        if (source is not null)
        {
            required.On("snapshot", source, Snapshot(call, source));
            context.With("ec2:ParentSnapshot", ResourceContext.SnapshotArn(call.Region, source));
        }

        required.OnNew("volume", context
            .With("ec2:Encrypted", ResourceContext.Text(WillBeEncrypted(call, parameters.Flag("Encrypted"), source)))
            .WithKnown("ec2:KmsKeyId", parameters.NonEmpty("KmsKeyId")));
    }

    public static void VolumeAndInstance(RequiredPermissions required)
    {
        var id = required.Parameters.Required("VolumeId");
        required.On("volume", id, ResourceContext.Volume(required.Call, id));
        if (required.Parameters.NonEmpty("InstanceId") is { } instanceId)
        {
            required.On("instance", instanceId, ResourceContext.Instance(required.Call, instanceId));
        }
    }

    /// <summary>Whether a new volume comes out encrypted, whatever makes it so.</summary>
    public static bool WillBeEncrypted(Call call, bool? requested, string? snapshotId) =>
        requested == true
        || call.Settings.EncryptionByDefault
        || (snapshotId is not null && call.Region.Snapshots.GetValueOrDefault(snapshotId)?.KeyArn is not null);

    // CreateVolume has the snapshot's encryption and owner, but not its id.
    private static RequestContext Snapshot(Call call, string id) =>
        ResourceContext.Snapshot(call, call.Region, id, withEncryption: true).Without("ec2:SnapshotID");
}
