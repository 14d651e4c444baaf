using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>Writes volumes and attachments.</summary>
internal static class VolumeXml
{
    /// <summary>As DescribeVolumes writes it.</summary>
    public static void Write(Ec2XmlWriter answer, Region region, Volume volume)
    {
        WriteCreated(answer, region, volume);
        answer.List("attachmentSet", volume.Attachment is { } attachment ? [attachment] : Array.Empty<Attachment>(), item =>
        {
            WriteAttachment(answer, volume.Id, item);
            answer.Element("deleteOnTermination", item.DeleteOnTermination);
        });
    }

    /// <summary>As CreateVolume writes it, which knows of no attachments.</summary>
    public static void WriteCreated(Ec2XmlWriter answer, Region region, Volume volume)
    {
        answer.Element("volumeId", volume.Id);
        answer.Element("size", volume.SizeGiB);
        answer.Element("snapshotId", volume.SnapshotId ?? "");
        answer.Element("availabilityZone", volume.Zone);
        answer.Element("availabilityZoneId", Zones.IdOf(region, volume.Zone));
        answer.Element("status", volume.State);
        answer.Element("createTime", volume.CreateTime);
        answer.Element("volumeType", volume.VolumeType);
        answer.Element("iops", volume.Iops);
        answer.Element("throughput", volume.Throughput);
        answer.Element("encrypted", volume.KeyArn is not null);
        answer.Element("kmsKeyId", volume.State == VolumeState.Creating ? volume.KeyAsSupplied ?? volume.KeyArn : volume.KeyArn);
        answer.Element("multiAttachEnabled", false);
        answer.Group("operator", () => answer.Element("managed", false));
        answer.Tags(volume.Tags);
    }

    /// <summary>As AttachVolume and DetachVolume write it; only DescribeVolumes has DeleteOnTermination.</summary>
    public static void WriteAttachment(Ec2XmlWriter answer, string volumeId, Attachment attachment)
    {
        answer.Element("volumeId", volumeId);
        answer.Element("instanceId", attachment.InstanceId);
        answer.Element("device", attachment.DeviceName);
        answer.Element("status", attachment.State);
        answer.Element("attachTime", attachment.AttachTime);
    }
}
