using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DeleteVolume: only a volume that no instance has; it is <c>deleting</c> for a while.</summary>
internal sealed class DeleteVolumeAction : IEc2Action
{
    public string Name => "DeleteVolume";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var volume = VolumeLookup.Owned(call, call.Parameters.Required("VolumeId"));
        if (volume.Attachment is { } attachment)
        {
            throw VolumeErrors.InUse(volume.Id, attachment.InstanceId);
        }

        if (volume.State is not (VolumeState.Available or VolumeState.Error))
        {
            throw VolumeErrors.InvalidState(volume, VolumeState.Available);
        }

        call.Ready();
        volume.State = VolumeState.Deleting;
        call.Simulation.After(call.Simulation.Latency.DeleteVolume, () =>
        {
            call.Region.Volumes.Remove(volume.Id);
            VolumeEvents.Ended(call, volume, VolumeEvents.Delete, "deleted");
        });
        answer.Element("return", true);
    }
}
