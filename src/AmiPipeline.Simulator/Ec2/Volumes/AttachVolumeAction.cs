using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>AttachVolume: to a running or stopped instance in the same zone; the volume will survive the instance.</summary>
internal sealed class AttachVolumeAction : IEc2Action
{
    public string Name => "AttachVolume";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var deviceName = call.Parameters.Required("Device");
        var instanceId = call.Parameters.Required("InstanceId");
        var volumeId = call.Parameters.Required("VolumeId");
        var volume = VolumeLookup.Owned(call, volumeId);
        var instance = InstanceLookup.Owned(call, instanceId);
        Check(call, volume, instance, deviceName);
        call.Ready();

        var attachment = new Attachment { InstanceId = instance.Id, DeviceName = deviceName, AttachTime = call.Now };
        volume.State = VolumeState.InUse;
        volume.Attachment = attachment;
        var key = EbsKey.Find(call, call.Region, volume.KeyArn, EbsKeyActions.Attach);
        call.Simulation.After(call.Simulation.Latency.Attach, () => End(call, volume, attachment, key));
        VolumeXml.WriteAttachment(answer, volume.Id, attachment);
    }

    // A key that cannot be used shows late: the volume is free again.
    private static void End(Call call, Volume volume, Attachment attachment, EbsKey key)
    {
        if (attachment.State != VolumeState.Attaching)
        {
            return;
        }

        if (key.Problem is null)
        {
            attachment.State = VolumeState.Attached;
            return;
        }

        volume.Attachment = null;
        volume.State = VolumeState.Available;
        VolumeEvents.Ended(call, volume, VolumeEvents.Attach, "failed", key.Cause);
    }

    private static void Check(Call call, Volume volume, Instance instance, string deviceName)
    {
        if (volume.Attachment is not null)
        {
            throw VolumeErrors.AlreadyAttached(volume.Id);
        }

        if (volume.State != VolumeState.Available)
        {
            throw VolumeErrors.InvalidState(volume, VolumeState.Available);
        }

        if (instance.State is not (InstanceState.Running or InstanceState.Stopped))
        {
            throw new ServiceErrorException("IncorrectState", $"Instance '{instance.Id}' is not 'running'.");
        }

        if (volume.ProductCodes.Count > 0 && instance.State != InstanceState.Stopped)
        {
            throw VolumeErrors.FromMarketplace(volume.Id);
        }

        if (volume.Zone != instance.Zone)
        {
            throw VolumeErrors.ZoneMismatch(volume.Id, instance.Id);
        }

        DeviceNameChecks.CheckAttachment(call, instance, deviceName);
        InstanceTypeChecks.CheckVolumes(instance.InstanceType, call.Region.VolumesOf(instance.Id).Count() + 1);
        if (call.Region.VolumesOf(instance.Id).Any(other => other.Attachment!.DeviceName == deviceName))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"Invalid value '{deviceName}' for unixDevice. Attachment point {deviceName} is already in use");
        }
    }
}
