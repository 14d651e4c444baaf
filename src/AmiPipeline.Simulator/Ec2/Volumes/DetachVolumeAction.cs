using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DetachVolume: not the root volume of an instance that runs.</summary>
internal sealed class DetachVolumeAction : IEc2Action
{
    public string Name => "DetachVolume";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var volume = VolumeLookup.Owned(call, call.Parameters.Required("VolumeId"));
        var instanceId = call.Parameters.Text("InstanceId");
        var deviceName = call.Parameters.Text("Device");
        _ = call.Parameters.Flag("Force");

        if (volume.Attachment is not { } attachment)
        {
            throw new ServiceErrorException("IncorrectState", $"Volume '{volume.Id}' is in the 'available' state.");
        }

        if ((instanceId ?? attachment.InstanceId) != attachment.InstanceId || (deviceName ?? attachment.DeviceName) != attachment.DeviceName)
        {
            throw new ServiceErrorException(
                "InvalidAttachment.NotFound", $"The volume '{volume.Id}' is not attached to instance '{instanceId}' as device '{deviceName}'.");
        }

        CheckRoot(call, volume, attachment);
        call.Ready();

        attachment.State = VolumeState.Detaching;
        call.Simulation.After(call.Simulation.Latency.Attach, () =>
        {
            volume.Attachment = null;
            volume.State = VolumeState.Available;
        });
        VolumeXml.WriteAttachment(answer, volume.Id, attachment);
    }

    private static void CheckRoot(Call call, Volume volume, Attachment attachment)
    {
        var instance = call.Region.Instances[attachment.InstanceId];
        if (attachment.DeviceName == instance.Traits.RootDeviceName && instance.State != InstanceState.Stopped)
        {
            throw new ServiceErrorException(
                "OperationNotPermitted", $"Unable to detach root volume '{volume.Id}' from instance '{instance.Id}'");
        }
    }
}
