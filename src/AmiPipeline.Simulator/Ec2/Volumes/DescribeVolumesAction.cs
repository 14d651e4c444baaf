using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DescribeVolumes.</summary>
internal sealed class DescribeVolumesAction : IEc2Action
{
    private static readonly ResourceQuery<Volume> Query = new()
    {
        Action = "DescribeVolumes",
        All = region => region.Volumes.Values,
        Lists = new Dictionary<string, Func<Call, string, Volume>> { ["VolumeId"] = VolumeLookup.Owned },
        UnpagedSet = "volumeSet",
        IdFilter = ("volume-id", (region, id) => region.Volumes.GetValueOrDefault(id)),
        Filters = new()
        {
            { "attachment.attach-time", volume => volume.Attachment is { } attachment ? Ec2XmlWriter.Text(attachment.AttachTime) : null },
            { "attachment.delete-on-termination", volume => volume.Attachment?.DeleteOnTermination switch { true => "true", false => "false", null => null } },
            { "attachment.device", volume => volume.Attachment?.DeviceName },
            { "attachment.instance-id", volume => volume.Attachment?.InstanceId },
            { "attachment.status", volume => volume.Attachment?.State },
            { "availability-zone", volume => volume.Zone },
            { "availability-zone-id", (volume, call) => Zones.IdOf(call.Region, volume.Zone) },
            { "create-time", volume => volume.CreateTime },
            { "encrypted", volume => volume.KeyArn is not null },
            { "multi-attach-enabled", _ => false },
            { "size", volume => volume.SizeGiB },
            { "snapshot-id", volume => volume.SnapshotId },
            { "status", volume => volume.State },
            { "volume-id", volume => volume.Id },
            { "volume-type", volume => volume.VolumeType },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) =>
        answer.List("volumeSet", Query.Find(call, answer), volume => VolumeXml.Write(answer, call.Region, volume));
}
