using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the subnets and security groups that a temporary instance would get.</summary>
internal sealed class NetworkReader(IAmazonEC2 ec2)
{
    public async Task<NetworkFacts> ReadAsync(RequestInstance? requested, LaunchSettings settings)
    {
        var named = requested is { SubnetIds.Count: > 0 } ? requested.SubnetIds : settings.SubnetIds;
        return new NetworkFacts
        {
            VpcsOfSubnets = named.Count == 0 ? new Dictionary<string, string>() : (await SubnetsAsync(Ec2Filters.SubnetIds(named))).ToDictionary(subnet => subnet.SubnetId, subnet => subnet.VpcId),
            VpcsOfSecurityGroups = await GroupsAsync(settings.SecurityGroupIds),
            DefaultSubnetIds = named.Count > 0 ? [] : [.. (await SubnetsAsync(Ec2Filters.DefaultSubnets)).OrderBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal).Select(subnet => subnet.SubnetId)],
        };
    }

    private async Task<List<Subnet>> SubnetsAsync(Filter filter)
    {
        var subnets = new List<Subnet>();
        await foreach (var subnet in ec2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [filter] }).Subnets)
        {
            subnets.Add(subnet);
        }

        return subnets;
    }

    private async Task<IReadOnlyDictionary<string, string>> GroupsAsync(IReadOnlyList<string> ids)
    {
        var vpcs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ids.Count > 0)
        {
            await foreach (var group in ec2.Paginators.DescribeSecurityGroups(new DescribeSecurityGroupsRequest { Filters = [Ec2Filters.SecurityGroupIds(ids)] }).SecurityGroups)
            {
                vpcs[group.GroupId] = group.VpcId;
            }
        }

        return vpcs;
    }
}
