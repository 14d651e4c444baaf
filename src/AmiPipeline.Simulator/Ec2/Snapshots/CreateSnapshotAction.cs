using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>CreateSnapshot: takes the volume's key (EBS User Guide); has no client token, so that a repetition makes another.</summary>
internal sealed class CreateSnapshotAction : IEc2Action
{
    public string Name => "CreateSnapshot";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var volumeId = call.Parameters.Required("VolumeId");
        var description = DescriptionText.Read(call.Parameters);
        var tags = TagSpecifications.Read(call.Parameters, "snapshot");
        var volume = VolumeLookup.Owned(call, volumeId);
        if (volume.State is not (VolumeState.Available or VolumeState.InUse))
        {
            throw VolumeErrors.InvalidState(volume, VolumeState.Available);
        }

        SnapshotLimits.CheckVolume(call, volume);
        SnapshotLimits.CheckRoom(call, 1);
        call.Ready();

        var snapshot = SnapshotFactory.Start(call, Plan(call, volume, description, tags["snapshot"]));
        SnapshotXml.WriteCreated(answer, snapshot, call.Now);
    }

    /// <summary>The snapshot of a volume as it is now.</summary>
    public static SnapshotPlan Plan(Call call, Volume volume, string description, IReadOnlyDictionary<string, string> tags) => new()
    {
        SizeGiB = volume.SizeGiB,
        Content = volume.Content,
        VolumeId = volume.Id,
        Description = description,
        Key = volume.KeyArn,
        ProductCodes = volume.ProductCodes,
        InheritedDataKey = volume.DataKey,
        Tags = tags,
        Latency = Latency(call, volume),
    };

    private static TimeSpan Latency(Call call, Volume volume) =>
        call.Simulation.Latency.SnapshotBase + (volume.SizeGiB * call.Simulation.Latency.SnapshotPerGiB);
}
