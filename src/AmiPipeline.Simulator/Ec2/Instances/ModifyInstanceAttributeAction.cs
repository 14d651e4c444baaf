using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>ModifyInstanceAttribute: one attribute at a time; what makes the machine another needs it stopped.</summary>
internal sealed class ModifyInstanceAttributeAction : IEc2Action
{
    public string Name => "ModifyInstanceAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var instance = InstanceLookup.Owned(call, call.Parameters.Required("InstanceId"));
        var change = InstanceChange.Read(call);
        if (change.Count != 1)
        {
            throw new ServiceErrorException("InvalidParameterCombination", "Exactly one attribute must be modified at a time.");
        }

        if (change.NeedsStop && instance.State != InstanceState.Stopped)
        {
            throw new ServiceErrorException("IncorrectInstanceState", $"The instance '{instance.Id}' is not in the 'stopped' state.");
        }

        if (change.InstanceType is { } type)
        {
            InstanceTypeChecks.CheckImage(type, instance.Traits);
            InstanceTypeChecks.CheckVolumes(type, call.Region.VolumesOf(instance.Id).Count());
        }

        var volumes = change.DeletesOnTermination.Select(device => VolumeOf(call, instance, device.Key)).ToList();
        call.Ready();

        Apply(change, instance);
        foreach (var (device, volume) in change.DeletesOnTermination.Zip(volumes))
        {
            volume.Attachment!.DeleteOnTermination = device.Value;
        }

        answer.Element("return", true);
    }

    private static void Apply(InstanceChange change, Instance instance)
    {
        instance.IsTerminationProtected = change.IsTerminationProtected ?? instance.IsTerminationProtected;
        instance.IsStopProtected = change.IsStopProtected ?? instance.IsStopProtected;
        instance.ChecksSourceAndDestination = change.ChecksSourceAndDestination ?? instance.ChecksSourceAndDestination;
        instance.ShutdownBehavior = change.ShutdownBehavior ?? instance.ShutdownBehavior;
        instance.InstanceType = change.InstanceType ?? instance.InstanceType;
        instance.EbsOptimized = change.EbsOptimized ?? instance.EbsOptimized;
        instance.UserData = change.UserData ?? instance.UserData;
        instance.SecurityGroupIds = change.SecurityGroupIds.Count > 0 ? change.SecurityGroupIds : instance.SecurityGroupIds;
        instance.Traits = instance.Traits with
        {
            EnaSupport = change.EnaSupport ?? instance.Traits.EnaSupport,
            SriovNetSupport = change.SriovNetSupport ?? instance.Traits.SriovNetSupport,
        };
    }

    private static Volume VolumeOf(Call call, Instance instance, string deviceName) =>
        call.Region.VolumesOf(instance.Id).FirstOrDefault(volume => volume.Attachment!.DeviceName == deviceName)
        ?? throw new ServiceErrorException("InvalidInstanceAttributeValue", $"No device is currently mapped at {deviceName}");
}
