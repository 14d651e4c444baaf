using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the subnets and security groups that a temporary instance would get.</summary>
internal sealed class NetworkReader(Ec2Reader reader)
{
    public async Task<NetworkFacts> ReadAsync(RequestInstance? requested, LaunchSettings settings)
    {
        var named = requested is { SubnetIds.Count: > 0 } ? requested.SubnetIds : settings.SubnetIds;
        var subnets = await reader.SubnetsAsync(named.Count > 0 ? Ec2Filters.SubnetIds(named) : Ec2Filters.DefaultSubnets);
        return new NetworkFacts
        {
            VpcsOfSubnets = subnets.ToDictionary(subnet => subnet.SubnetId, subnet => subnet.VpcId),
            VpcsOfSecurityGroups = (await reader.SecurityGroupsAsync(settings.SecurityGroupIds)).ToDictionary(group => group.GroupId, group => group.VpcId),
            DefaultSubnetIds = named.Count > 0 ? [] : [.. subnets.OrderBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal).Select(subnet => subnet.SubnetId)],
        };
    }
}
