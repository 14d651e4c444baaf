using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceAttribute: one attribute; user data is reported here only.</summary>
internal sealed class DescribeInstanceAttributeAction : IEc2Action
{
    private static readonly Dictionary<string, Func<Instance, string?>> Values = new(StringComparer.Ordinal)
    {
        ["disableApiStop"] = instance => Text(instance.IsStopProtected),
        ["disableApiTermination"] = instance => Text(instance.IsTerminationProtected),
        ["ebsOptimized"] = instance => Text(instance.EbsOptimized),
        ["enaSupport"] = instance => Text(instance.Traits.EnaSupport),
        ["instanceInitiatedShutdownBehavior"] = instance => instance.ShutdownBehavior,
        ["instanceType"] = instance => instance.InstanceType,
        ["kernel"] = _ => null,
        ["ramdisk"] = _ => null,
        ["rootDeviceName"] = instance => instance.Traits.RootDeviceName,
        ["sourceDestCheck"] = instance => Text(instance.ChecksSourceAndDestination),
        ["sriovNetSupport"] = instance => instance.Traits.SriovNetSupport,
        ["userData"] = instance => instance.UserData,
    };

    private static readonly Dictionary<string, Action<Ec2XmlWriter, Region, Instance>> Others = new(StringComparer.Ordinal)
    {
        ["blockDeviceMapping"] = (answer, region, instance) =>
            answer.List("blockDeviceMapping", region.VolumesOf(instance.Id), volume => InstanceXml.WriteDevice(answer, volume)),
        ["enclaveOptions"] = (answer, _, _) => answer.Group("enclaveOptions", () => answer.Element("enabled", false)),
        ["groupSet"] = (answer, region, instance) =>
            answer.List("groupSet", instance.SecurityGroupIds, id => NetworkInterfaceXml.WriteGroup(answer, region, id)),
        ["productCodes"] = (answer, _, instance) =>
            answer.List("productCodes", instance.Traits.ProductCodes, code => ImageXml.WriteProductCode(answer, code)),
    };

    public string Name => "DescribeInstanceAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var attribute = call.Parameters.OneOf("Attribute", [.. Values.Keys, .. Others.Keys])
            ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter Attribute");
        var instance = InstanceLookup.Owned(call, call.Parameters.Required("InstanceId"));
        call.Ready();

        answer.Element("instanceId", instance.Id);
        if (Others.TryGetValue(attribute, out var write))
        {
            write(answer, call.Region, instance);
        }
        else
        {
            answer.Group(attribute, () => answer.Element("value", Values[attribute](instance)));
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
