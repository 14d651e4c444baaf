using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DescribeVolumes.</summary>
internal sealed class DescribeVolumesAction : IEc2Action
{
    private static readonly FilterTable<Volume> Table = new(new()
    {
        ["attachment.delete-on-termination"] = volume => [volume.Attachment?.DeleteOnTermination switch { true => "true", false => "false", null => null }],
        ["attachment.device"] = volume => [volume.Attachment?.DeviceName],
        ["attachment.instance-id"] = volume => [volume.Attachment?.InstanceId],
        ["attachment.status"] = volume => [volume.Attachment?.State],
        ["availability-zone"] = volume => [volume.Zone],
        ["encrypted"] = volume => [volume.KeyArn is null ? "false" : "true"],
        ["size"] = volume => [volume.SizeGiB.ToString()],
        ["snapshot-id"] = volume => [volume.SnapshotId],
        ["status"] = volume => [volume.State],
        ["volume-id"] = volume => [volume.Id],
        ["volume-type"] = volume => [volume.VolumeType],
    });

    public string Name => "DescribeVolumes";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("VolumeId");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        if (ids.Count > 0 && page.MaxResults is not null)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", "The parameter volumeSet cannot be used with the parameter maxResults");
        }

        Table.Check(filters, Name);
        ids.ForEach(VolumeLookup.CheckId);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Distinct().Select(id => VolumeLookup.Owned(call, id)) : call.Region.Volumes.Values;
        var found = candidates
            .Where(volume => volume.OwnerId == call.AccountId && volume.VisibleFrom <= call.Now)
            .Where(volume => Table.Matches(volume, filters, call.Now))
            .ToList();

        answer.List("volumeSet", page.Of(found, answer), volume => VolumeXml.Write(answer, call.Region, volume));
    }
}
