using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>CreateSnapshots: of all volumes of an instance at one instant. Its items call the state <c>state</c>, not <c>status</c>.</summary>
internal sealed class CreateSnapshotsAction : IEc2Action
{
    public string Name => "CreateSnapshots";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var specification = call.Parameters.Within("InstanceSpecification");
        var instance = InstanceLookup.Owned(call, specification.Required("InstanceId"));
        var withoutRoot = specification.Flag("ExcludeBootVolume") ?? false;
        var excluded = specification.List("ExcludeDataVolumeId");
        var description = DescriptionText.Read(call.Parameters);
        var copiesTags = call.Parameters.OneOf("CopyTagsFromSource", "volume") is not null;
        var tags = TagSpecifications.Read(call.Parameters, "snapshot")["snapshot"];

        var volumes = call.Region.VolumesOf(instance.Id)
            .Where(volume => !(withoutRoot && volume.Attachment!.DeviceName == instance.Traits.RootDeviceName) && !excluded.Contains(volume.Id))
            .ToList();
        if (volumes.Count == 0)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"Instance {instance.Id} has no volume left to take a snapshot of.");
        }

        volumes.ForEach(volume => SnapshotLimits.CheckVolume(call, volume));
        SnapshotLimits.CheckRoom(call, volumes.Count);
        call.Ready();

        var snapshots = volumes.ConvertAll(volume => Start(call, volume, description, Merged(tags, copiesTags ? volume.Tags : null)));
        call.Simulation.Agenda.Plan(snapshots.Max(snapshot => snapshot.EndTime), () => SnapshotEvents.SetEnded(call, snapshots));
        answer.List("snapshotSet", snapshots, snapshot => SnapshotXml.WriteInfo(answer, snapshot, call.Now));
    }

    private static Snapshot Start(Call call, Volume volume, string description, Dictionary<string, string> tags) =>
        SnapshotFactory.Start(call, CreateSnapshotAction.Plan(call, volume, description, tags) with { DeviceName = volume.Attachment!.DeviceName });

    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? copied)
    {
        var tags = new Dictionary<string, string>(copied ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            tags[key] = value;
        }

        TagRules.CheckCount(tags.Count);
        return tags;
    }
}
