namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a volume, alone or attached to an instance.</summary>
internal static class VolumeReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var volume = Read(json, scope, "id", json.Required("zone"));
        volume.Attachment = json.Object("attachment") is { } attachment ? ReadAttachment(attachment) : null;
        volume.State = json.OneOf("state", volume.Attachment is null ? VolumeState.Available : VolumeState.InUse, VolumeState.Available, VolumeState.InUse, VolumeState.Error);
        volume.Modification = json.Object("modification") is { } modification ? ReadModification(modification) : null;
        volume.ModifiedAt.AddRange(json.Times("modifiedAt"));
        json.End();
    }

    /// <summary>Reads the members that describe a volume; the caller ends the object.</summary>
    public static Volume Read(StrictObject json, ReadingScope scope, string idMember, string zone)
    {
        var id = ReadingScope.Id(json, idMember, "vol-");
        var key = scope.KeyArn(json, "key");
        var volume = new Volume
        {
            Id = id,
            OwnerId = scope.AccountId,
            Shape = ShapeReader.Read(json),
            Zone = zone,
            SnapshotId = json.Text("snapshotId"),
            Content = json.Text("content") ?? ContentId.FromText(id),
            KeyArn = key,
            KeyAsSupplied = key,
            InheritedDataKey = json.Text("inheritedDataKey"),
            ProductCodes = json.Texts("productCodes"),
            CreateTime = json.Time("createTime") ?? AccountReader.Beginning,
        };
        ReadingScope.Add(json, scope.Region.Volumes, volume);
        return volume;
    }

    /// <summary>Reads the state of an attachment, which stays as it is.</summary>
    public static string ReadAttachmentState(StrictObject json, string member) =>
        json.OneOf(member, VolumeState.Attached, VolumeState.Attaching, VolumeState.Attached, VolumeState.Detaching);

    private static Attachment ReadAttachment(StrictObject json)
    {
        var attachment = new Attachment
        {
            InstanceId = ReadingScope.Id(json, "instanceId", "i-"),
            DeviceName = json.Required("deviceName"),
            State = ReadAttachmentState(json, "state"),
            AttachTime = json.Time("attachTime") ?? AccountReader.Beginning,
            DeleteOnTermination = json.Flag("deleteOnTermination", true),
        };
        json.End();
        return attachment;
    }

    private static VolumeModification ReadModification(StrictObject json)
    {
        var (from, to) = (ReadWholeShape(json, "from"), ReadWholeShape(json, "to"));
        var modification = new VolumeModification(from, to, json.Time("startTime") ?? AccountReader.Beginning) { State = VolumeModification.Completed, EndTime = json.Time("endTime") };
        json.End();
        return modification;
    }

    private static VolumeShape ReadWholeShape(StrictObject json, string member)
    {
        var part = json.Object(member) ?? throw json.Error($"the member \"{member}\" is missing.");
        var shape = ShapeReader.Read(part);
        part.End();
        return shape;
    }
}
