using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>What the actions on volumes need.</summary>
internal static class VolumeNeeds
{
    /// <summary>The volume, and the snapshot it is made from.</summary>
    public static void Create(Ec2Needs needs)
    {
        var (call, parameters) = (needs.Call, needs.Parameters);
        var context = new RequestContext();
        var source = parameters.NonEmpty("SnapshotId");
        if (source is not null)
        {
            needs.On("snapshot", source, Snapshot(call, source));
            context.With("ec2:ParentSnapshot", ResourceContext.SnapshotArn(call.Region, source));
        }

        needs.OnNew("volume", context
            .With("ec2:Encrypted", ResourceContext.Text(WillBeEncrypted(call, parameters.Flag("Encrypted"), source)))
            .WithKnown("ec2:KmsKeyId", parameters.NonEmpty("KmsKeyId")));
    }

    public static void OfVolumeAndInstance(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("VolumeId");
        needs.On("volume", id, ResourceContext.Volume(needs.Call, id));
        if (needs.Parameters.NonEmpty("InstanceId") is { } instanceId)
        {
            needs.On("instance", instanceId, ResourceContext.Instance(needs.Call, instanceId));
        }
    }

    /// <summary>Whether a new volume comes out encrypted, whatever makes it so.</summary>
    public static bool WillBeEncrypted(Call call, bool? asked, string? snapshotId) =>
        asked == true
        || call.Settings.EncryptionByDefault
        || (snapshotId is not null && call.Region.Snapshots.GetValueOrDefault(snapshotId)?.KeyArn is not null);

    // CreateVolume has the snapshot's encryption and owner, but not its id.
    private static RequestContext Snapshot(Call call, string id) =>
        ResourceContext.Snapshot(call, call.Region, id, withEncryption: true).Without("ec2:SnapshotID");
}
