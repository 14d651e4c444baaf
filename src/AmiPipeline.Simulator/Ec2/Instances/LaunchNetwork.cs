using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Where a launch goes: one network interface, described by the call or by the parameters of the instance.</summary>
/// <param name="Subnet">The subnet.</param>
/// <param name="NamesPlace">True when the call names the subnet or the zone.</param>
/// <param name="SecurityGroupIds">Its security groups.</param>
/// <param name="HasPublicAddress">Whether it gets a public address; null leaves it to the subnet.</param>
internal sealed record LaunchNetwork(Subnet Subnet, bool NamesPlace, IReadOnlyList<string> SecurityGroupIds, bool? HasPublicAddress)
{
    public static LaunchNetwork Read(Call call) => Read(call, call.Parameters);

    public static LaunchNetwork Read(Call call, ActionParameters parameters)
    {
        var interfaces = parameters.Items("NetworkInterface").ToList();
        var source = interfaces.Count switch
        {
            0 => parameters,
            1 => Interface(parameters, interfaces[0]),
            _ => throw new ServiceErrorException("InvalidParameterCombination", "The simulator models one network interface per instance."),
        };

        var subnetId = source.NonEmpty("SubnetId");
        var placement = parameters.Within("Placement");
        var zone = placement.NonEmpty("AvailabilityZone");
        _ = placement.OneOf("Tenancy", "default");
        var subnet = Subnets.Choose(call, subnetId, zone);
        var ids = source.List("SecurityGroupId").ConvertAll(id => GroupLookup.Owned(call, id));
        var names = source.List("SecurityGroup").ConvertAll(name => GroupLookup.ByName(call, name, subnet.VpcId));
        var groups = ids.Concat(names).ToList();
        if (groups.Find(group => group.VpcId != subnet.VpcId) is { } stranger)
        {
            throw new ServiceErrorException(
                "InvalidParameter", $"Security group {stranger.Id} and subnet {subnet.Id} belong to different networks.");
        }

        return new LaunchNetwork(
            subnet,
            subnetId is not null || zone is not null,
            groups.Count > 0 ? [.. groups.Select(group => group.Id)] : [GroupLookup.ByName(call, SecurityGroup.DefaultName, subnet.VpcId).Id],
            interfaces.Count == 0 ? null : source.Flag("AssociatePublicIpAddress"));
    }

    private static ActionParameters Interface(ActionParameters parameters, ActionParameters item)
    {
        if (parameters.Has("SubnetId") || parameters.Has("SecurityGroupId.1"))
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination",
                "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request");
        }

        _ = item.Flag("DeleteOnTermination");
        _ = item.Number("DeviceIndex", 0, 0);
        return item;
    }
}
