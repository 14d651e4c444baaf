using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DescribeVolumesModifications: the latest modification of each volume that was modified.</summary>
internal sealed class DescribeVolumesModificationsAction : IEc2Action
{
    private static readonly ResourceQuery<Volume> Query = new()
    {
        Action = "DescribeVolumesModifications",
        All = region => region.Volumes.Values.Where(volume => volume.Modification is not null),
        Lists = new Dictionary<string, Func<Call, string, Volume>> { ["VolumeId"] = Modified },
        Filters = new(hasTags: false)
        {
            { "modification-state", volume => volume.Modification!.State },
            { "original-iops", volume => $"{volume.Modification!.Original.Iops}" },
            { "original-size", volume => volume.Modification!.Original.SizeGiB },
            { "original-volume-type", volume => volume.Modification!.Original.VolumeType },
            { "originalMultiAttachEnabled", _ => false },
            { "start-time", volume => volume.Modification!.StartTime },
            { "target-iops", volume => $"{volume.Modification!.Target.Iops}" },
            { "target-size", volume => volume.Modification!.Target.SizeGiB },
            { "target-volume-type", volume => volume.Modification!.Target.VolumeType },
            { "targetMultiAttachEnabled", _ => false },
            { "volume-id", volume => volume.Id },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) => answer.List(
        "volumeModificationSet", Query.Find(call, answer), volume => VolumeModificationXml.Write(answer, volume.Id, volume.Modification!));

    private static Volume Modified(Call call, string id) => VolumeLookup.Owned(call, id) is { Modification: not null } volume
        ? volume
        : throw new ServiceErrorException("InvalidVolumeModification.NotFound", $"Modification for volume '{id}' does not exist.");
}
