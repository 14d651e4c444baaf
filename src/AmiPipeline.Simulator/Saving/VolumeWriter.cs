using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes volumes and snapshots.</summary>
internal static class VolumeWriter
{
    public static void Write(MemberWriter members, Volume volume)
    {
        WriteShape(members, volume.Shape)
            .Text("zone", volume.Zone)
            .Text("state", volume.State, VolumeState.Available)
            .Text("snapshotId", volume.SnapshotId)
            .Text("content", volume.Content, ContentId.FromText(volume.Id))
            .Text("key", volume.KeyArn)
            .Text("inheritedDataKey", volume.InheritedDataKey)
            .Texts("productCodes", volume.ProductCodes)
            .Time("createTime", volume.CreateTime, AccountReader.Beginning)
            .Texts("modifiedAt", [.. volume.ModifiedAt.Select(time => time.ToString("O"))]);
        if (volume.Attachment is { } attachment)
        {
            members.Object("attachment", () => members
                .Text("instanceId", attachment.InstanceId)
                .Text("deviceName", attachment.DeviceName)
                .Text("state", attachment.State, VolumeState.Attached)
                .Time("attachTime", attachment.AttachTime, AccountReader.Beginning)
                .Flag("deleteOnTermination", attachment.DeleteOnTermination, true));
        }

        if (volume.Modification is { } modification)
        {
            members.Object("modification", () => members
                .Object("from", () => WriteShape(members, modification.Original))
                .Object("to", () => WriteShape(members, modification.Target))
                .Time("startTime", modification.StartTime)
                .Time("endTime", modification.EndTime));
        }
    }

    public static void WriteSnapshot(MemberWriter members, Snapshot snapshot) => members
        .Number("sizeGiB", snapshot.SizeGiB)
        .Text("content", snapshot.Content, ContentId.FromText(snapshot.Id))
        .Text("volumeId", snapshot.VolumeId, Snapshot.VolumeIdOfCopies)
        .Text("description", snapshot.Description, "")
        .Text("state", snapshot.State, SnapshotState.Completed)
        .Text("stateMessage", snapshot.StateMessage)
        .Text("storageTier", snapshot.StorageTier, Snapshot.StandardTier)
        .Text("outpostArn", snapshot.OutpostArn)
        .Text("key", snapshot.KeyArn)
        .Text("inheritedDataKey", snapshot.InheritedDataKey)
        .Time("startTime", snapshot.StartTime, AccountReader.Beginning)
        .Time("endTime", snapshot.EndTime, AccountReader.Beginning)
        .Text("copiedFrom", snapshot.CopiedFrom)
        .Text("sourceArn", snapshot.SourceArn)
        .Flag("copy", snapshot.IsCopy)
        .Flag("incremental", snapshot.IsIncremental)
        .Number("completionDurationMinutes", snapshot.CompletionDurationMinutes)
        .Texts("productCodes", snapshot.ProductCodes)
        .Texts("sharedWith", snapshot.CreateVolumePermissions);

    // What EC2 fills in is filled in again: the other types take no such parameter.
    private static MemberWriter WriteShape(MemberWriter members, VolumeShape shape) => members
        .Number("sizeGiB", shape.SizeGiB)
        .Text("volumeType", shape.VolumeType, "gp3")
        .Number("iops", shape.VolumeType is "gp3" or "io1" or "io2" ? shape.Iops : null)
        .Number("throughput", shape.Throughput);
}
