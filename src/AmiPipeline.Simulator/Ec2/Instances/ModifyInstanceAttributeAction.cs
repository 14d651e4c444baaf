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

/// <summary>What ModifyInstanceAttribute is to change: one attribute, in the structured form or by <c>Attribute</c> and <c>Value</c>.</summary>
internal sealed record InstanceChange
{
    public bool? IsTerminationProtected { get; init; }

    public bool? IsStopProtected { get; init; }

    public bool? ChecksSourceAndDestination { get; init; }

    public string? ShutdownBehavior { get; init; }

    public string? InstanceType { get; init; }

    public bool? EbsOptimized { get; init; }

    public bool? EnaSupport { get; init; }

    public string? SriovNetSupport { get; init; }

    public string? UserData { get; init; }

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether the volume of a device goes with the instance.</summary>
    public IReadOnlyList<KeyValuePair<string, bool>> DeletesOnTermination { get; init; } = [];

    /// <summary>How many attributes it is about.</summary>
    public int Count => new[]
    {
        IsTerminationProtected is not null, IsStopProtected is not null, ChecksSourceAndDestination is not null, ShutdownBehavior is not null, InstanceType is not null, EbsOptimized is not null,
        EnaSupport is not null, SriovNetSupport is not null, UserData is not null, SecurityGroupIds.Count > 0, DeletesOnTermination.Count > 0,
    }.Count(isGiven => isGiven);

    /// <summary>True when EC2 makes it on a stopped instance only.</summary>
    public bool NeedsStop =>
        InstanceType is not null || EbsOptimized is not null || EnaSupport is not null || SriovNetSupport is not null || UserData is not null;

    public static InstanceChange Read(Call call)
    {
        var parameters = call.Parameters;
        var attribute = parameters.OneOf(
            "Attribute", "disableApiTermination", "disableApiStop", "sourceDestCheck", "instanceInitiatedShutdownBehavior", "instanceType", "ebsOptimized", "enaSupport", "sriovNetSupport", "userData");
        return new InstanceChange
        {
            IsTerminationProtected = Source("disableApiTermination", "DisableApiTermination").Flag("Value"),
            IsStopProtected = Source("disableApiStop", "DisableApiStop").Flag("Value"),
            ChecksSourceAndDestination = Source("sourceDestCheck", "SourceDestCheck").Flag("Value"),
            ShutdownBehavior = Source("instanceInitiatedShutdownBehavior", "InstanceInitiatedShutdownBehavior").OneOf("Value", "stop", "terminate"),
            InstanceType = Source("instanceType", "InstanceType").Text("Value"),
            EbsOptimized = Source("ebsOptimized", "EbsOptimized").Flag("Value"),
            EnaSupport = Source("enaSupport", "EnaSupport").Flag("Value"),
            SriovNetSupport = Source("sriovNetSupport", "SriovNetSupport").OneOf("Value", "simple"),
            UserData = LaunchRequest.CheckUserData(Source("userData", "UserData").Text("Value")),
            SecurityGroupIds = parameters.List("GroupId").ConvertAll(id => GroupLookup.Owned(call, id).Id),
            DeletesOnTermination = [.. parameters.Items("BlockDeviceMapping").Select(ReadDevice)],
        };

        KeyValuePair<string, bool> ReadDevice(ActionParameters item) => new(
            item.Required("DeviceName"),
            item.Within("Ebs").Flag("DeleteOnTermination") ?? throw new ServiceErrorException(
                "MissingParameter", "The request must contain the parameter BlockDeviceMapping.Ebs.DeleteOnTermination"));

        ActionParameters Source(string name, string structure) => attribute == name ? parameters : parameters.Within(structure);
    }
}
