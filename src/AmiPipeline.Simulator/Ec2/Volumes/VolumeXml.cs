namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>Writes volumes and attachments.</summary>
internal static class VolumeXml
{
    public static void Write(Ec2XmlWriter answer, Volume volume)
    {
        answer.Element("volumeId", volume.Id);
        answer.Element("size", volume.SizeGiB);
        answer.Element("snapshotId", volume.SnapshotId ?? "");
        answer.Element("availabilityZone", volume.Zone);
        answer.Element("status", volume.State);
        answer.Element("createTime", volume.CreateTime);
        answer.Element("volumeType", volume.VolumeType);
        answer.Element("iops", volume.Iops);
        answer.Element("throughput", volume.Throughput);
        answer.Element("encrypted", volume.KeyArn is not null);
        answer.Element("kmsKeyId", volume.State == VolumeState.Creating ? volume.KeyAsSupplied ?? volume.KeyArn : volume.KeyArn);
        answer.Element("multiAttachEnabled", false);
        answer.List("attachmentSet", volume.Attachment is { } attachment ? [attachment] : Array.Empty<Attachment>(),
            item => WriteAttachment(answer, volume.Id, item));
        answer.Tags(volume.Tags);
    }

    public static void WriteAttachment(Ec2XmlWriter answer, string volumeId, Attachment attachment)
    {
        answer.Element("volumeId", volumeId);
        answer.Element("instanceId", attachment.InstanceId);
        answer.Element("device", attachment.DeviceName);
        answer.Element("status", attachment.State);
        answer.Element("attachTime", attachment.AttachTime);
        answer.Element("deleteOnTermination", attachment.DeleteOnTermination);
    }
}
