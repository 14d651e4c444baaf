using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

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
