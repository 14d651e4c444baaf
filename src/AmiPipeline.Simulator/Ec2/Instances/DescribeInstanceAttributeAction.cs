using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceAttribute: one attribute; user data is told here only.</summary>
internal sealed class DescribeInstanceAttributeAction : IEc2Action
{
    private static readonly Dictionary<string, Func<Instance, string?>> Values = new(StringComparer.Ordinal)
    {
        ["disableApiTermination"] = instance => instance.IsTerminationProtected ? "true" : "false",
        ["ebsOptimized"] = instance => instance.EbsOptimized ? "true" : "false",
        ["enaSupport"] = instance => instance.Traits.EnaSupport ? "true" : "false",
        ["instanceInitiatedShutdownBehavior"] = instance => instance.ShutdownBehavior,
        ["instanceType"] = instance => instance.InstanceType,
        ["rootDeviceName"] = instance => instance.Traits.RootDeviceName,
        ["sriovNetSupport"] = instance => instance.Traits.SriovNetSupport,
        ["userData"] = instance => instance.UserData,
    };

    public string Name => "DescribeInstanceAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var attribute = call.Parameters.OneOf("Attribute", [.. Values.Keys])
            ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter Attribute");
        var instance = InstanceLookup.Owned(call, call.Parameters.Required("InstanceId"));
        call.Ready();

        answer.Element("instanceId", instance.Id);
        answer.Group(attribute, () => answer.Element("value", Values[attribute](instance)));
    }
}
